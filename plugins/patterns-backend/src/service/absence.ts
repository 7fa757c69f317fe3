/** What is said of something that is not there, or is hidden. */
export function absence(patternName: string, version?: string): string {
  return version
    ? `There is no version ${version} of the pattern '${patternName}'`
    : `There is no pattern '${patternName}'`;
}
