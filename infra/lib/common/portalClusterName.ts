/** Name of the cluster of the portal's tasks, which the policy of the data key names before there is one. */
export function portalClusterName(name: string): string {
  return `${name}-portal`;
}
