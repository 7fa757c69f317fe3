const advice: [cause: RegExp, fix: string][] = [
  [
    /already exists|AlreadyExists/i,
    'Something of that name is in the account already. Launch again with another name.',
  ],
  [
    /access ?denied|not authorized|unauthorized|UnrecognizedClient|assume/i,
    'The role that launches has no right to it. Give the message to the owner of the pattern: only they can change that.',
  ],
  [
    /limit ?exceeded|quota|maximum number/i,
    'The account has reached a quota of AWS. Delete what is not needed, or ask whoever looks after the account for more.',
  ],
  [
    /throttl|rate exceeded|internal ?(failure|error)|service ?unavailable/i,
    'AWS was busy. Launch again in a few minutes.',
  ],
  [
    /start again|was not asked/i,
    'Nothing was made. Launch again: secrets are never kept, so they have to be typed anew.',
  ],
  [
    /parameter|validation|invalid|does not exist|not found/i,
    'One of the values does not fit. Look at what it was launched with, and launch again with another.',
  ],
];

/** What to try after a launch failed, by what AWS said. */
export function launchAdvice(message: string | undefined): string {
  return (
    advice.find(([cause]) => cause.test(message ?? ''))?.[1] ??
    'The events of the stack in the AWS console say which resource failed, and why.'
  );
}
