const words: Record<string, string> = {
  tags: 'AWS tags',
  appregistry: 'AWS AppRegistry',
};

/** What the place on AWS is called that attributes go to. */
export function targetWords(target: string): string {
  return words[target] ?? target;
}
