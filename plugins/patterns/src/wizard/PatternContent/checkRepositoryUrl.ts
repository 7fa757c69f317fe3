import type {
  FieldProblem,
  PatternType,
} from '@apo/backstage-plugin-patterns-common';

/** Shown as help: addresses of a folder, as the portal's integrations read them. */
export const repositoryUrlExamples: Readonly<Record<PatternType, string[]>> = {
  CFN: [
    'https://github.com/acme/patterns/tree/main/encrypted-bucket',
    'https://gitlab.com/acme/patterns/-/tree/main/encrypted-bucket',
  ],
  CDK: [
    'https://github.com/acme/constructs/tree/main/packages/event-fan-out',
    'https://gitlab.com/acme/constructs/-/tree/main/packages/event-fan-out',
  ],
};

/** The rule of form that a repository address breaks, or undefined. */
export function checkRepositoryUrl(
  address: string,
  type: PatternType = 'CFN',
): FieldProblem | undefined {
  const [example] = repositoryUrlExamples[type];
  const url = parse(address.trim());
  if (!address.trim()) {
    return problem('is required', `use a form such as ${example}`);
  }
  if (!url || url.protocol !== 'https:') {
    return problem('is an https address', `use a form such as ${example}`);
  }
  if (url.username || url.password) {
    return problem(
      'has no user or password in it',
      'remove them; the portal reads with its own integration',
    );
  }
  if (/\/(-\/)?(blob|raw|edit)\//.test(url.pathname)) {
    return problem(
      'names a folder, not a file',
      'open the folder of the file and copy its address',
    );
  }
  if (url.pathname.split('/').filter(Boolean).length < 2) {
    return problem(
      'names a repository',
      `add its owner and name, such as ${url.origin}/acme/patterns`,
    );
  }
  return undefined;
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

function problem(rule: string, fix: string): FieldProblem {
  return { field: 'repository URL', rule, fix };
}
