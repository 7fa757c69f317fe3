/** Items in a widget. */
export const SHOWN = 5;
