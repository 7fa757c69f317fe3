import {
  describeAwsError,
  LaunchError,
  type AwsErrorAdvice,
} from '@apo/backstage-plugin-patterns-node';

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /AccessDenied/,
      advice:
        'give the role that launches the rights of docs/launching.md, and let it into the portfolio',
    },
    {
      name: /ResourceNotFound/,
      advice:
        'see that the product is in its portfolio, and that the role that launches has access to it',
    },
    { name: /Duplicate/, advice: 'choose another name' },
    {
      name: /LimitExceeded/,
      advice: 'end what nobody needs, or ask AWS for more',
    },
  ],
  retry: 'the portal looks again by itself',
  other: 'correct what the message names',
};

/** An error of AWS as one of a launch. A call that was given up may have been heard. */
export function explainLaunchError(error: unknown, doing: string): LaunchError {
  if (error instanceof LaunchError) return error;
  const { name, message, retryable } = describeAwsError(error, doing, advice);
  const isOpen = retryable || /^(AbortError|TimeoutError)$/.test(name);
  return new LaunchError(message, isOpen, fieldOf(name, message));
}

function fieldOf(name: string, message: string): LaunchError['field'] {
  if (name === 'DuplicateResourceException') return 'name';
  if (
    /^(InvalidParametersException|ValidationException)$/.test(name) &&
    /parameter/i.test(message)
  ) {
    return 'parameters';
  }
  return undefined;
}
