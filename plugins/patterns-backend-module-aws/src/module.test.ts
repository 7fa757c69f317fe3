import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  patternsBuilderExtensionPoint,
  type PatternBuilder,
} from '@apo/backstage-plugin-patterns-node';
import { patternsModuleAws } from './module';

async function buildersWith(patterns: object): Promise<string[]> {
  const builders: PatternBuilder[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'patterns',
    register(env) {
      env.registerExtensionPoint(patternsBuilderExtensionPoint, {
        addBuilder: builder => builders.push(builder),
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
  return builders.map(({ name }) => name);
}

const codeBuild = { region: 'eu-west-1', project: 'p', bucket: 'b' };

describe('the module', () => {
  it('brings the builder that is configured, and none without', async () => {
    expect(await buildersWith({ build: { codeBuild } })).toEqual(['codebuild']);
    expect(await buildersWith({})).toEqual([]);
  });

  it.each(['region', 'project', 'bucket'])(
    'does not start without %s',
    async key => {
      const build = { codeBuild: { ...codeBuild, [key]: undefined } };
      await expect(buildersWith({ build })).rejects.toThrow(
        `patterns.build.codeBuild.${key}`,
      );
    },
  );
});
