export interface Config {
  patterns?: {
    permission?: {
      /** Publishers review and reject versions that others submitted; default false. */
      publishersMayReview?: boolean;
      /** Publishers submit versions of, and update, only patterns that they, or a group of theirs, own; default false. */
      publishersChangeOnlyOwn?: boolean;
    };
  };
}
