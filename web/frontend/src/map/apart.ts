/** How far apart marks stand, over one study and over many. */

/** So many marks a view holds at most, or a few more. */
export const MOST_MARKS = 40;
/** In pixels. The first keeps marks at least 24 px apart; the next ones serve views that would hold more than forty. */
export const RADII = [62, 80, 104, 136, 176, 230, 300] as const;
