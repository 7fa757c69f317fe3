import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  patternsAttributeSyncExtensionPoint,
  patternsBuilderExtensionPoint,
  patternsHealthExtensionPoint,
  patternsLauncherExtensionPoint,
  patternsLifecycleMirrorExtensionPoint,
  patternsStorageExtensionPoint,
  type AwsCheck,
} from '@apo/backstage-plugin-patterns-node';
import { patternsModuleAws } from './module';

async function broughtWith(
  patterns: object,
  checks: AwsCheck[] = [],
): Promise<string[]> {
  const brought: { name: string }[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'patterns',
    register(env) {
      env.registerExtensionPoint(patternsBuilderExtensionPoint, {
        addBuilder: builder => brought.push(builder),
      });
      env.registerExtensionPoint(patternsAttributeSyncExtensionPoint, {
        setAttributeSync: (sync, { queue } = {}) => {
          brought.push(sync);
          if (queue) brought.push({ name: queue.constructor.name });
        },
      });
      env.registerExtensionPoint(patternsHealthExtensionPoint, {
        addCheck: check => checks.push(check),
      });
      env.registerExtensionPoint(patternsLauncherExtensionPoint, {
        setLauncher: launcher =>
          brought.push({ name: launcher.constructor.name }),
      });
      env.registerExtensionPoint(patternsLifecycleMirrorExtensionPoint, {
        setLifecycleMirror: () => {},
      });
      env.registerExtensionPoint(patternsStorageExtensionPoint, {
        setPatternStore: () => {},
        setBundleStore: () => {},
      });
      env.registerInit({
        deps: { logger: coreServices.logger },
        init: async () => {},
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      patternsModuleAws,
      mockServices.rootConfig.factory({ data: { patterns } as never }),
    ],
  });
  await backend.stop();
  return brought.map(({ name }) => name);
}

const codeBuild = { region: 'eu-west-1', project: 'p', bucket: 'b' };

describe('the module', () => {
  it('brings the builder that is configured, and none without', async () => {
    expect(await broughtWith({ build: { codeBuild } })).toEqual(['codebuild']);
    expect(await broughtWith({})).toEqual([]);
  });

  it('launches where that is enabled, with a role that is one', async () => {
    expect(await broughtWith({ launch: { enabled: true } })).toEqual([
      'ServiceCatalogLauncher',
    ]);
    expect(await broughtWith({ launch: { enabled: false } })).toEqual([]);
    const launch = { enabled: true, roleArn: 'launcher' };
    await expect(broughtWith({ launch })).rejects.toThrow(
      'patterns.launch.roleArn is launcher, which is not the ARN of an IAM role',
    );
  });

  it('brings a check of what is configured', async () => {
    const checks: AwsCheck[] = [];
    await broughtWith({ build: { codeBuild } }, checks);
    expect(checks.map(({ id }) => id)).toEqual(['sts', 's3/b', 'codebuild/p']);
  });

  it('does not start with two places for bundles', async () => {
    const s3 = { region: 'eu-west-1', bucket: 'b' };
    await expect(
      broughtWith({ bundles: { folder: '/bundles', s3 } }),
    ).rejects.toThrow(
      'patterns.bundles.folder and patterns.bundles.s3 are both set: keep one, and set the other to null',
    );
  });

  it('does not start with a prefix that S3 would take for something else', async () => {
    const s3 = { region: 'eu-west-1', bucket: 'b', prefix: '/bundles' };
    await expect(broughtWith({ bundles: { s3 } })).rejects.toThrow(
      'patterns.bundles.s3.prefix is "/bundles": use letters',
    );
  });

  it.each(['region', 'project', 'bucket'])(
    'does not start without %s',
    async key => {
      const build = { codeBuild: { ...codeBuild, [key]: undefined } };
      await expect(broughtWith({ build })).rejects.toThrow(
        `patterns.build.codeBuild.${key}`,
      );
    },
  );

  it.each(['tags', 'appregistry'])(
    'brings the sync to %s, beside the builder or alone',
    async target => {
      const attributes = { sync: { target, region: 'eu-west-1' } };
      expect(await broughtWith({ attributes })).toEqual([target]);
      expect(await broughtWith({ attributes, build: { codeBuild } })).toEqual([
        'codebuild',
        target,
      ]);
    },
  );

  it('brings the queue of a sync that somebody else does', async () => {
    const queue = { url: 'https://x/jobs.fifo', resultsUrl: 'https://x/r' };
    const attributes = { sync: { target: 'tags', region: 'eu-west-1', queue } };
    expect(await broughtWith({ attributes })).toEqual([
      'tags',
      'SqsAttributeSyncQueue',
    ]);
  });

  it('does not start with a sync to something else', async () => {
    const attributes = { sync: { target: 'ssm', region: 'eu-west-1' } };
    await expect(broughtWith({ attributes })).rejects.toThrow(
      'patterns.attributes.sync.target is ssm: set tags or appregistry',
    );
  });
});
