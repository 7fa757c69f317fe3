import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import plugin from '../alpha';
import { patternsApiRef, type PatternsApi } from '../api';
import {
  answer,
  fakeCdkApi,
  fakePatternsApi,
} from '../__testUtils__/fakePatternsApi';
import { pattern, version } from '../__testUtils__/fixtures';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'p._bucket.p',
    namespace: 'default',
    title: 'Encrypted bucket',
    annotations: { 'patterns.apo/name': '_bucket' },
  },
  spec: {
    type: 'cfn-pattern',
    lifecycle: 'production',
    owner: 'group:default/platform',
  },
};

/** The entity's page of a real catalog, with the plugin beside it. */
function renderEntity(
  api: PatternsApi,
  options: { type?: string; tab?: string } = {},
) {
  const { type = 'cfn-pattern', tab = '' } = options;
  return renderTestApp({
    features: [catalogPlugin, plugin],
    initialRouteEntries: [`/catalog/default/component/p._bucket.p${tab}`],
    apis: [
      [
        catalogApiRef,
        catalogApiMock({
          entities: [{ ...entity, spec: { ...entity.spec, type } }],
        }),
      ],
      [patternsApiRef, api],
      mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
    ],
  });
}

describe('the page of a pattern’s entity', () => {
  it('shows the latest version, its findings, and how to use it', async () => {
    const api = fakePatternsApi();
    renderEntity(api);
    const use = within(
      await screen.findByRole(
        'region',
        { name: 'How to use' },
        { timeout: 10_000 },
      ),
    );
    expect(use.getByRole('region', { name: 'CLI command' })).toBeVisible();
    expect(screen.getByText('0 open, 214 rules checked')).toBeVisible();
    expect(screen.getByRole('link', { name: '1.1.0' })).toHaveAttribute(
      'href',
      '/patterns/encrypted-bucket/versions/1.1.0',
    );
    expect(
      screen.getByRole('link', { name: 'Open the pattern' }),
    ).toHaveAttribute('href', '/patterns/_bucket');
    expect(api.getPattern).toHaveBeenCalledWith('_bucket', expect.anything());
  });

  it('shows how to install the package of a CDK pattern', async () => {
    renderEntity(fakeCdkApi(), { type: 'cdk-pattern' });
    expect(
      await screen.findByRole(
        'region',
        { name: 'How to use' },
        { timeout: 10_000 },
      ),
    ).toHaveTextContent('npm install');
  });

  it('says that the pattern is deprecated', async () => {
    const lifecycle = 'deprecated' as const;
    renderEntity(
      fakePatternsApi({
        getPattern: async () => ({ ...pattern, lifecycle }),
        getVersion: async () => ({ ...version, state: lifecycle }),
      }),
    );
    expect(
      await screen.findByText(
        'This pattern is deprecated',
        {},
        { timeout: 10_000 },
      ),
    ).toBeVisible();
  });

  it('says so when the pattern is gone, or hidden', async () => {
    const gone = await answer(404, 'NotFoundError', 'There is none');
    renderEntity(
      fakePatternsApi({
        getPattern: async () => {
          throw gone;
        },
      }),
    );
    expect(
      await screen.findByText(
        /There is no pattern _bucket any more/,
        {},
        { timeout: 10_000 },
      ),
    ).toBeVisible();
  });

  it('offers to try again what failed', async () => {
    const failed = await answer(503, 'ServiceUnavailable', 'Busy');
    const getPattern = jest
      .fn(async () => pattern)
      .mockRejectedValueOnce(failed);
    renderEntity(fakePatternsApi({ getPattern }));
    await userEvent.click(
      await screen.findByRole(
        'button',
        { name: 'Try again' },
        { timeout: 10_000 },
      ),
    );
    expect(
      await screen.findByRole('region', { name: 'How to use' }),
    ).toBeVisible();
  });

  it('shows every version on a tab', async () => {
    renderEntity(fakePatternsApi(), { tab: '/pattern-versions' });
    const versions = within(
      await screen.findByRole(
        'list',
        { name: 'Versions, newest first' },
        { timeout: 10_000 },
      ),
    );
    expect(versions.getAllByRole('listitem')).toHaveLength(2);
  });

  it('leaves other components alone', async () => {
    const api = fakePatternsApi();
    renderEntity(api, { type: 'service' });
    expect(
      (
        await screen.findAllByText('Encrypted bucket', {}, { timeout: 10_000 })
      )[0],
    ).toBeVisible();
    expect(screen.queryByText('Open the pattern')).toBeNull();
    expect(api.getPattern).not.toHaveBeenCalled();
  });
});
