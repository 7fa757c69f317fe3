import { ConflictError } from '@backstage/errors';
import {
  attributeIdsOf,
  checkSubmission,
  type PatternVersion,
  type Submission,
} from '@apo/backstage-plugin-patterns-common';
import { packBundle } from '@apo/backstage-plugin-patterns-node';
import type { CatalogService } from '../service/CatalogService';
import { FieldError } from '../service/FieldError';
import type { SubmissionService } from '../service/SubmissionService';
import type { AgentCalls, Person } from './AgentCalls';
import { agentAction } from './agentAction';
import { typeSchema, type Zod } from './schemas';

type Services = {
  calls: AgentCalls;
  catalog: CatalogService;
  submissions: SubmissionService;
};

const inputSchema = (z: Zod) =>
  z.object({
    name: z
      .string()
      .describe(
        'Name of the pattern, its identity: a-z, 0-9, - and _, at most 40 characters. A new name is a new pattern',
      ),
    version: z
      .string()
      .describe('Semantic version, higher than those before, such as 1.1.0'),
    title: z.string().describe('What it builds, in a few words'),
    type: typeSchema(z),
    description: z.string().optional().describe('What it is for, for whom'),
    owner: z
      .string()
      .describe(
        'Entity ref of the group or user who owns it, such as group:default/platform',
      ),
    notes: z.string().optional().describe('What is new in this version'),
    sourceUrl: z.string().optional().describe('Where the source is kept'),
    attributes: z
      .record(z.array(z.string().max(200)).max(200))
      .optional()
      .describe(
        'Values by key, such as { "Data": ["PII"] }; those of the pattern stay without it. list-attributes knows them',
      ),
    files: z
      .record(z.string())
      .describe(
        'All files of the version: path to text. CFN: template.yaml, README.md, USAGE.md. CDK: the whole project with package.json and package-lock.json. Text files alone, some 90 KB together; what is larger goes through the wizard in the portal',
      ),
  });

/** Action `patterns:submit-version`: what the wizard's last step does, for text files. */
export function createSubmitVersionAction(services: Services) {
  return agentAction({
    name: 'submit-version',
    title: 'Submit a version of a pattern',
    description:
      'Submits a version of a pattern, or the first of a new one, for validation and review. It publishes nothing: the gate checks it, then a person who did not submit it decides. Call validate-template first, and get-pattern with name and version afterwards to see where it stands. The same again changes nothing. For publishers.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: inputSchema,
      output: z =>
        z.object({
          name: z.string().describe('Name of the pattern'),
          version: z.string().describe('The version'),
          state: z.string().describe('Where it stands; validating at first'),
          digest: z.string().describe('sha256 that names its exact files'),
          page: z.string().describe('Path of its page in the portal'),
          next: z.string().describe('What happens next'),
        }),
    },
    examples: [
      {
        title: 'Submit a first version',
        input: {
          name: 'encrypted-queue',
          version: '1.0.0',
          title: 'Encrypted queue',
          type: 'CFN',
          owner: 'group:default/platform',
          files: {
            'template.yaml':
              'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: true\n',
            'README.md': '# Encrypted queue\n',
          },
        },
      },
    ],
    action: ({ input, credentials }) => {
      const { name, files, ...fields } = input;
      return services.calls.run(
        {
          eventId: 'agent-submit-version',
          meta: { patternName: name, version: fields.version },
          counts: 'changes',
          credentials,
        },
        async person => {
          const { state, digest } = await submit(
            services,
            name,
            fields,
            files,
            person,
          );
          return {
            name,
            version: fields.version,
            state,
            digest,
            page: `/patterns/${name}/versions/${fields.version}`,
            next: 'The gate validates it. If it passes, it waits for a reviewer who is another person; if not, its findings say what to mend, and the same version is submitted again.',
          };
        },
      );
    },
  });
}

async function submit(
  { catalog, submissions }: Services,
  name: string,
  fields: Omit<Submission, 'digest'>,
  files: Record<string, string>,
  person: Person,
) {
  const problems = checkSubmission(name, { ...fields, digest: '' });
  if (problems.length) throw new FieldError(problems);
  const { digest, tar } = await packBundle(
    new Map(Object.entries(files).map(([k, text]) => [k, Buffer.from(text)])),
  );
  const submission = { ...fields, digest };
  const { userEntityRef } = person.principal;
  await submissions.putBundle(digest, tar, person);
  try {
    return await submissions.submit(name, submission, userEntityRef, person);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const ref = { patternName: name, version: fields.version };
    const recorded = await catalog
      .getVersion(ref, person, userEntityRef)
      .catch(() => undefined);
    // Of an earlier call, whose answer may have been lost.
    if (recorded && isSame(recorded, submission, userEntityRef))
      return recorded;
    throw error;
  }
}

/** Whether nothing that was written is lost by taking one for the other. */
function isSame(
  recorded: PatternVersion,
  sent: Submission,
  submitter: string,
): boolean {
  const { about, notes = '' } = recorded;
  const idsOf = (attributes = {}) => attributeIdsOf(attributes).sort().join();
  return (
    recorded.submittedBy === submitter &&
    recorded.digest === sent.digest &&
    recorded.type === sent.type &&
    about.title === sent.title &&
    about.description === (sent.description ?? '') &&
    about.owner === sent.owner &&
    about.sourceUrl === sent.sourceUrl &&
    notes === (sent.notes ?? '') &&
    (!sent.attributes || idsOf(about.attributes) === idsOf(sent.attributes))
  );
}
