/** Takes lines that tell a person how far a release is. @public */
export type ProgressLog = {
  info(message: string): void;
  warn(message: string): void;
};

/** How often AWS's slow effects are looked at. @public */
export type Polling = {
  /** First pause between two looks, in milliseconds; it doubles. */
  pollMs: number;
  /** Longest pause, in milliseconds. */
  maxPollMs: number;
};
