/** List or map, where there is room for one of them. */

/** Chooses the list as the reader would, so that the page keeps it with the question. */
export function chooseList(): void {
  document.querySelector<HTMLInputElement>('[name="view"][value="list"]')?.click();
}
