/** Where entities come from. */
export interface EntitySource {
  userPoolId: string;
  /** Namespace of the entities. */
  namespace: string;
}
