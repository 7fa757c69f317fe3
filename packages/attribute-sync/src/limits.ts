/** From this part of a limit on, a comparison tells how much of it is used. */
export const WORTH_TELLING = 0.8;
