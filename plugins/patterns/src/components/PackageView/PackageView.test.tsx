import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { PackageDetails } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef, type PatternsApi } from '../../api';
import { cdkVersion, packageDetails } from '../../__testUtils__/cdkFixtures';
import { answer, fakeCdkApi } from '../../__testUtils__/fakePatternsApi';
import { PackageView } from './PackageView';

function show(getPackage: PatternsApi['getPackage']) {
  const api = fakeCdkApi({ getPackage });
  return renderInTestApp(<PackageView bundle={cdkVersion} />, {
    apis: [[patternsApiRef, api]],
  });
}

const withDetails = (more: Partial<PackageDetails> = {}) =>
  show(async () => ({ ...packageDetails, ...more }));

describe('the view of a package', () => {
  it('shows a construct first and right below it what it is made with', async () => {
    withDetails();
    const shown = await screen.findAllByRole('article');
    expect(shown.map(each => each.getAttribute('aria-label'))).toEqual([
      'EventFanOut',
      'EventFanOutProps',
      'ConsumerOptions',
      'NamedProps',
    ]);
    const [construct, props] = shown;
    expect(construct).toHaveTextContent('construct');
    expect(construct).toHaveTextContent('extends Construct');
    expect(construct).toHaveTextContent('See ConsumerOptions.');
    expect(within(construct).getByText('Encrypted.')).toBeVisible();
    expect(construct.querySelector('script')).toBeNull();
    expect(within(props).getByText('Deprecated')).toBeVisible();
  });

  it('lists the members with type, default and whether they are required', async () => {
    withDetails();
    const table = await screen.findByRole('table', {
      name: 'Members of EventFanOutProps',
    });
    expect(
      within(table).getByRole('row', { name: /retention/ }),
    ).toHaveTextContent(/Duration.*optional.*4 days/);
    expect(
      within(table).getByRole('row', { name: /alarmTopic/ }),
    ).toHaveTextContent(/ITopic.*required/);
    const methods = screen.getByRole('table', {
      name: 'Members of EventFanOut',
    });
    expect(
      within(methods).getByRole('row', { name: /addConsumer/ }),
    ).toHaveTextContent(/Deprecated.*Use subscribe\./);
    expect(within(methods).getByText('here').tagName).toBe('CODE');
    expect(screen.getByText('as many as SQS takes')).toBeVisible();
  });

  it('tells dependencies, size, licence and files', async () => {
    withDetails();
    const table = await screen.findByRole('table', { name: 'Dependencies' });
    expect(
      within(table).getByRole('row', { name: /aws-cdk-lib/ }),
    ).toHaveTextContent(/\^2\.170\.0.*peer.*2\.276\.0.*Apache-2\.0/);
    expect(
      within(table).getByRole('row', { name: /left-pad/ }),
    ).toHaveTextContent(/optional.*not installed.*not said/);
    expect(screen.getByText('13 KiB packed, 49 KiB unpacked')).toBeVisible();
    expect(screen.getByText('dist/src/index.js')).not.toBeVisible();
    await userEvent.click(screen.getByText('2 files'));
    expect(screen.getByText('dist/src/index.js')).toBeVisible();
  });

  it('offers a filter where there is much', async () => {
    const many = Array.from({ length: 9 }, (_, i) => ({
      name: `Thing${i}`,
      kind: 'type' as const,
      docs: i === 7 ? 'Wanted here' : undefined,
      members: [],
    }));
    withDetails({ api: many });
    const filter = await screen.findByRole('searchbox', {
      name: 'Filter the API',
    });
    await userEvent.type(filter, 'wanted');
    expect(screen.getAllByRole('article')).toHaveLength(1);
    await userEvent.type(filter, ' nothing');
    expect(screen.getByText(/Nothing that the package exports/)).toBeVisible();
  });

  it('says so where nothing is declared, and needs no filter for little', async () => {
    withDetails({ api: [], dependencies: [] });
    expect(
      await screen.findByText(/The package has no type declarations/),
    ).toBeVisible();
    expect(screen.getByText('The package needs no other.')).toBeVisible();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('says why it could not load, and tries again', async () => {
    const getPackage = jest
      .fn()
      .mockRejectedValueOnce(new Error('Out of tea'))
      .mockResolvedValue(packageDetails);
    show(getPackage);
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of tea');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findAllByRole('article')).toHaveLength(4);
  });

  it('says so where nothing was built', async () => {
    const failure = await answer(404, 'NotFoundError', 'No package');
    show(jest.fn().mockRejectedValue(failure));
    expect(
      await screen.findByText('This version has no package yet.'),
    ).toBeVisible();
  });
});
