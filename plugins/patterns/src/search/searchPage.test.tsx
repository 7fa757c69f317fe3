import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search/alpha';
import { searchApiRef } from '@backstage/plugin-search-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import plugin from '../alpha';
import { patternsApiRef } from '../api';
import { fakePatternsApi } from '../__testUtils__/fakePatternsApi';

const tags = { preTag: '<b1>', postTag: '</b1>' };
const table = {
  type: 'patterns',
  document: {
    title: 'DynamoDB table',
    text: 'A table on demand. Marks <script>alert(1)</script>',
    location: '/patterns/dynamodb-table',
    name: 'dynamodb-table',
    patternType: 'CFN',
    description: 'A table on demand.',
    owner: 'group:default/platform',
    lifecycle: 'production',
    latestVersion: '1.2.0',
  },
  highlight: {
    ...tags,
    fields: {
      title: '',
      text: 'A <b1>table</b1> on demand. <script>x</script>',
    },
  },
};
const old = {
  type: 'patterns',
  document: {
    ...table.document,
    title: 'Old table',
    location: '/patterns/old-table',
    patternType: 'CDK',
    lifecycle: 'deprecated',
  },
};
const none = {
  type: 'patterns',
  document: {
    title: 'Patterns',
    text: 'No pattern is published yet.',
    location: '/patterns',
    name: '',
    patternType: '',
    owner: '',
    lifecycle: '',
    latestVersion: '',
  },
};

function renderSearch(results: object[]) {
  const query = jest.fn(async (_: object) => ({ results }));
  renderTestApp({
    features: [searchPlugin, plugin],
    initialRouteEntries: ['/search?query=table'],
    apis: [
      [searchApiRef, { query } as never],
      [catalogApiRef, catalogApiMock()],
      [patternsApiRef, fakePatternsApi()],
      mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
    ],
  });
  return query;
}

const found = (name: string) =>
  screen.findByRole('article', { name }, { timeout: 10_000 });

describe('a pattern in the search of the portal', () => {
  it('says what it is, why it was found, its version and owner', async () => {
    renderSearch([table]);
    const item = await found('DynamoDB table');
    const here = within(item);
    expect(here.getByRole('img', { name: 'CloudFormation' })).toBeVisible();
    expect(here.getByRole('link', { name: 'DynamoDB table' })).toHaveAttribute(
      'href',
      '/patterns/dynamodb-table',
    );
    expect(here.getByText('table', { selector: 'mark' })).toBeVisible();
    expect(here.getByText('1.2.0')).toBeVisible();
    expect(here.getByText('platform')).toBeVisible();
    expect(here.queryByText('Deprecated')).toBeNull();
  });

  it('takes nothing of a text for HTML', async () => {
    renderSearch([table]);
    const item = await found('DynamoDB table');
    expect(item.querySelector('script')).toBeNull();
    expect(item).toHaveTextContent('<script>x</script>');
  });

  it('is marked when it is deprecated', async () => {
    renderSearch([old]);
    const here = within(await found('Old table'));
    expect(here.getByText('Deprecated')).toBeVisible();
    expect(here.getByRole('img', { name: 'CDK' })).toBeVisible();
    expect(here.getByText(/A table on demand/)).toBeVisible();
  });

  it('may be the note that there is none', async () => {
    renderSearch([none]);
    const item = await found('Patterns');
    expect(item).toHaveTextContent('No pattern is published yet.');
    expect(within(item).queryByRole('img')).toBeNull();
  });

  it('is a type that a search can be narrowed to', async () => {
    const query = renderSearch([table]);
    await found('DynamoDB table');
    await userEvent.click(
      screen.getByText('Patterns', { selector: '[role="button"] *' }),
    );
    expect(query).toHaveBeenLastCalledWith(
      expect.objectContaining({ types: ['patterns'] }),
      expect.anything(),
    );
  });
});
