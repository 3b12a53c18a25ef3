/** Properties that say what their attributes say, as those of the browser's own elements do; frameworks set them. */
export function mirror(kind: typeof HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(kind.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return this.getAttribute(name);
      },
      set(this: HTMLElement, value: unknown) {
        if (value === null || value === undefined || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : String(value));
      },
    });
  }
}

/** What was set on an element before it was known stands in front of those properties: it is set once more. */
export function setAgain(element: HTMLElement, names: readonly string[]): void {
  const values = element as unknown as Record<string, unknown>;
  for (const name of names.filter((each) => Object.hasOwn(element, each))) {
    const value = values[name];
    delete values[name];
    values[name] = value;
  }
}
