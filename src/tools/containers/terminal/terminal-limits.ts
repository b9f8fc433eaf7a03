/** Without a viewer for this long, a terminal ends. */
export const idleMinutes = 15;
/** How long the end of a terminal can still be read by a page that was away when it came. */
export const rememberEndMs = 120_000;
export const maxPerOwner = 10;
export const maxTerminals = 50;
