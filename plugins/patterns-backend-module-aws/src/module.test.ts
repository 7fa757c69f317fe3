import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  patternsAttributeSyncExtensionPoint,
  patternsBuilderExtensionPoint,
  type AttributeSync,
  type PatternBuilder,
} from '@apo/backstage-plugin-patterns-node';
import { patternsModuleAws } from './module';

async function broughtWith(patterns: object): Promise<string[]> {
  const brought: (PatternBuilder | AttributeSync)[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'patterns',
    register(env) {
      env.registerExtensionPoint(patternsBuilderExtensionPoint, {
        addBuilder: builder => brought.push(builder),
      });
      env.registerExtensionPoint(patternsAttributeSyncExtensionPoint, {
        setAttributeSync: sync => brought.push(sync),
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

  it('does not start with a sync to something else', async () => {
    const attributes = { sync: { target: 'ssm', region: 'eu-west-1' } };
    await expect(broughtWith({ attributes })).rejects.toThrow(
      'patterns.attributes.sync.target is ssm: set tags or appregistry',
    );
  });
});
