/** Outputs by stack, as `cdk deploy --outputs-file` writes them. */
export type StackOutputs = Record<string, Record<string, string>>;

/** What the portal's configuration takes from the stacks. */
export interface PortalValues {
  /** Values by variable of app-config.production.yaml. */
  variables: Record<string, string>;
  /** ARNs of secrets in Secrets Manager, by variable. */
  secrets: Record<string, string>;
}

const SECRET_ARN = /_SECRET_ARN$/;

/** `PatternsBucket` is the variable `PATTERNS_BUCKET`. */
function variableName(output: string): string {
  return output.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();
}

/** Reads what the portal needs out of the outputs of all stacks. */
export function readPortalValues(outputs: StackOutputs): PortalValues {
  const values = Object.values(outputs).flatMap(stack =>
    Object.entries(stack)
      // What CDK hands on to other stacks.
      .filter(([name]) => !/^(Exports|Publish)Output/.test(name))
      .map(([name, value]) => [variableName(name), value] as const),
  );
  const isSecret = ([name]: readonly [string, string]) => SECRET_ARN.test(name);
  return {
    variables: Object.fromEntries(values.filter(each => !isSecret(each))),
    secrets: Object.fromEntries(
      values
        .filter(isSecret)
        .map(([name, arn]) => [name.replace(/_ARN$/, ''), arn]),
    ),
  };
}

/** Variables that a configuration reads, each once, in its order. */
export function listVariables(configuration: string): string[] {
  const withoutComments = configuration.replace(/^\s*#.*$/gm, '');
  return [
    ...new Set(
      Array.from(withoutComments.matchAll(/\$\{(\w+)\}/g), ([, name]) => name),
    ),
  ];
}

/** A file of environment variables, with the commands that get the secrets. */
export function toEnvironment(
  { variables, secrets }: PortalValues,
  wanted: string[],
): string {
  return wanted
    .map(name => {
      if (name in variables) return `${name}=${variables[name]}`;
      return name in secrets
        ? `# ${name}: aws secretsmanager get-secret-value --query SecretString --output text --secret-id ${secrets[name]}`
        : `# ${name}: not of these stacks`;
    })
    .join('\n');
}

/** The configuration with the values in it; secrets stay variables. */
export function toConfiguration(
  { variables }: PortalValues,
  configuration: string,
): string {
  return configuration.replace(/\$\{(\w+)\}/g, (text, name) =>
    name in variables ? variables[name] : text,
  );
}
