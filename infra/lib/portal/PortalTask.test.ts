import { readFileSync } from 'node:fs';
import path from 'node:path';
import { portalResource } from './__testUtils__/portalResources';

const root = path.resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const taskOf = (name: 'standard' | 'minimal') =>
  portalResource(name, 'AWS::ECS::TaskDefinition').Properties;

const names = (list: { Name: string }[]) => list.map(each => each.Name);

/** Variables that a configuration reads; comments do not count. */
function variablesOf(text: string): string[] {
  const withoutComments = text.replace(/^\s*#.*$/gm, '');
  return [
    ...new Set(
      Array.from(
        withoutComments.matchAll(/\$\{(\w+)(?::-[^}]*)?\}/g),
        each => each[1],
      ),
    ),
  ];
}

/** What the container's own start puts into the environment. */
const ofTheContainer = Array.from(
  read('packages/backend/container/start.mjs').matchAll(
    /process\.env\.(\w+) = /g,
  ),
  each => each[1],
);

/** What is given beside, and what it is for. */
const forOptionalParts = {
  PATTERNS_TABLE: 'patterns.store.dynamoDb, patterns in DynamoDB',
};

/** Variables that a portal goes without where its configuration says so. */
const notOf = { standard: [], minimal: ['PATTERNS_MAIL_SENDER'] };

describe.each(['standard', 'minimal'] as const)(
  'the task of the portal (%s)',
  name => {
    const task = taskOf(name);
    const [portal, preparation] = task.ContainerDefinitions;

    it('has the portal, and what prepares its database before it starts', () => {
      expect(task.ContainerDefinitions).toHaveLength(2);
      expect(portal).toMatchObject({
        Name: 'portal',
        Essential: true,
        DependsOn: [{ Condition: 'SUCCESS', ContainerName: preparation.Name }],
      });
      expect(preparation).toMatchObject({
        Essential: false,
        EntryPoint: ['node', 'packages/backend/container/prepareDatabase.mjs'],
        Image: portal.Image,
        StartTimeout: 60,
      });
    });

    it.each([0, 1])(
      'cannot write its own files, has no rights and no way in (%p)',
      index => {
        const container = task.ContainerDefinitions[index];
        expect(container.ReadonlyRootFilesystem).toBe(true);
        expect(container.User).toBe('1000:1000');
        expect(container.Privileged).toBeUndefined();
        expect(container.LinuxParameters).toEqual({
          Capabilities: { Drop: ['ALL'] },
          InitProcessEnabled: true,
        });
        expect(container.LogConfiguration).toMatchObject({
          LogDriver: 'awslogs',
          Options: { mode: 'non-blocking', 'max-buffer-size': '26214400b' },
        });
      },
    );

    it('writes /tmp and nothing else', () => {
      expect(task.Volumes).toEqual([{ Name: 'tmp' }]);
      expect(portal.MountPoints).toEqual([
        { ContainerPath: '/tmp', SourceVolume: 'tmp', ReadOnly: false },
      ]);
      expect(preparation.MountPoints ?? []).toEqual([]);
    });

    it('is of the size of its profile, on ARM, and its containers fit', () => {
      const [cpu, memory] = name === 'standard' ? [1024, 4096] : [512, 2048];
      expect(task).toMatchObject({
        Cpu: String(cpu),
        Memory: String(memory),
        RuntimePlatform: {
          CpuArchitecture: 'ARM64',
          OperatingSystemFamily: 'LINUX',
        },
      });
      expect(portal.Memory + preparation.Memory).toBe(memory);
    });

    it('gets every variable that the configuration reads, and few others', () => {
      const given = [...names(portal.Environment), ...names(portal.Secrets)];
      expect([...given, ...ofTheContainer, ...notOf[name]].sort()).toEqual(
        [
          ...variablesOf(read('app-config.production.yaml')),
          ...Object.keys(forOptionalParts),
        ].sort(),
      );
    });

    it('prepares the database as its administrator, whose password the portal does not get', () => {
      const environment = Object.fromEntries(
        preparation.Environment.map(
          (each: { Name: string; Value: unknown }) => [each.Name, each.Value],
        ),
      );
      expect(environment).toEqual({
        PGHOST: {
          'Fn::GetAtt': [
            expect.stringMatching(/^DatabaseCluster/),
            'Endpoint.Address',
          ],
        },
        PGPORT: '5433',
        PGUSER: 'administrator',
        POSTGRES_USER: 'portal',
      });
      expect(names(preparation.Secrets)).toEqual(['PGPASSWORD']);
      expect(JSON.stringify(preparation.Secrets)).toContain(
        'MasterUserSecret.SecretArn',
      );
      expect(JSON.stringify(preparation.Secrets)).toContain(':password::');
      expect(JSON.stringify(portal)).not.toContain('MasterUserSecret');
    });

    it('gets no secret as a variable', () => {
      expect(names(portal.Secrets).sort()).toEqual([
        'AUTH_SESSION_SECRET',
        'COGNITO_CLIENT_SECRET',
      ]);
      const variables = [...portal.Environment, ...preparation.Environment];
      expect(names(variables)).not.toContainEqual(
        expect.stringMatching(/SECRET|PASSWORD|TOKEN/),
      );
      expect(JSON.stringify(variables)).not.toMatch(
        /Secret|resolve:secretsmanager/,
      );
    });

    it('is healthy when the image says so', () => {
      const [, command] =
        /HEALTHCHECK[^\n]*\\\n\s*CMD (\[.*\])/.exec(
          read('packages/backend/Dockerfile'),
        ) ?? [];
      expect(portal.HealthCheck).toEqual({
        Command: ['CMD', ...JSON.parse(command)],
        Interval: 30,
        Timeout: 5,
        StartPeriod: 90,
        Retries: 3,
      });
    });
  },
);
