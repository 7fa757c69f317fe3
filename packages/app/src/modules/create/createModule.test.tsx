import { screen, waitFor } from '@testing-library/react';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { usePublishRight } from '@apo/backstage-plugin-patterns';
import { createModule } from './createModule';

jest.mock('@apo/backstage-plugin-patterns', () => ({
  ...jest.requireActual('@apo/backstage-plugin-patterns'),
  usePublishRight: jest.fn(),
}));

const template = (name: string, type: string) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, title: name, namespace: 'default' },
  spec: { type, steps: [] },
});
const items = [
  template('publish-something', 'pattern'),
  template('make-a-service', 'service'),
  template('release', 'patterns-release'),
];

/** Templates whose wizard was opened. */
const schemasAsked: string[] = [];

async function answer(url: string | URL | Request): Promise<Response> {
  const { pathname } = new URL(url instanceof Request ? url.url : url);
  const wizard = /template\/([\w-]+)\/parameter-schema/.exec(pathname);
  if (wizard) schemasAsked.push(wizard[1]);
  const asked = items.find(({ metadata }) =>
    pathname.endsWith(`/by-name/template/default/${metadata.name}`),
  );
  if (asked) {
    return { ok: true, status: 200, json: async () => asked } as Response;
  }
  const body = pathname.includes('facets')
    ? { facets: {} }
    : { items, totalItems: items.length, pageInfo: {} };
  return {
    ok: true,
    status: 200,
    json: async () => (pathname.endsWith('/entities') ? items : body),
  } as Response;
}

function open(right: ReturnType<typeof usePublishRight>, at = '/create') {
  jest.mocked(usePublishRight).mockReturnValue(right);
  renderTestApp({
    features: [catalogPlugin, scaffolderPlugin, createModule],
    apis: [
      [fetchApiRef, { fetch: answer as typeof fetch }],
      mockApis.permission(),
    ],
    config: {
      backend: { baseUrl: 'http://localhost' },
      app: {
        extensions: [
          {
            'sub-page:scaffolder/templates': {
              config: {
                templateFilter: { $not: { 'spec.type': 'patterns-release' } },
              },
            },
          },
        ],
      },
    },
    initialRouteEntries: [at],
  });
}

// The list is drawn more than once until its filters have settled.
const settled = { timeout: 30_000 };

describe('the templates to choose from', () => {
  it('for those who may publish have those that publish patterns', async () => {
    open('granted');
    await waitFor(() => {
      expect(screen.getByText('publish-something')).toBeVisible();
      expect(screen.getByText('make-a-service')).toBeVisible();
    }, settled);
    expect(screen.queryByText('release')).toBeNull();
    expect(screen.queryByText(/is for publishers/)).toBeNull();
  }, 60_000);

  it('for others have not, and say whom those are for', async () => {
    open('refused');
    await waitFor(
      () => expect(screen.getByText('make-a-service')).toBeVisible(),
      settled,
    );
    expect(
      screen.getByText('Publishing patterns is for publishers'),
    ).toBeVisible();
    expect(screen.queryByText('publish-something')).toBeNull();
    expect(screen.queryByText('release')).toBeNull();
  }, 60_000);

  it('are all there where the right is not known', async () => {
    open('unknown');
    await waitFor(
      () => expect(screen.getByText('publish-something')).toBeVisible(),
      settled,
    );
  }, 60_000);

  it('tell who opens a wizard by a link whom it is for, in its place', async () => {
    open('refused', '/create/templates/default/publish-something');
    await waitFor(
      () =>
        expect(
          screen.getByText('Publishing patterns is for publishers'),
        ).toBeVisible(),
      settled,
    );
    expect(schemasAsked).toEqual([]);
  }, 60_000);

  it('leave the wizards that publish nothing to everyone', async () => {
    open('refused', '/create/templates/default/make-a-service');
    // The wizard has no schema here: that it asks for one is what counts.
    await waitFor(
      () => expect(schemasAsked).toContain('make-a-service'),
      settled,
    );
    expect(screen.queryByText(/is for publishers/)).toBeNull();
  }, 60_000);
});
