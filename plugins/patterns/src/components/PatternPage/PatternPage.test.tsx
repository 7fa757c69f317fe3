import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer, fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import {
  bucket,
  pattern,
  policyError,
  report,
  version,
} from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/encrypted-bucket';

beforeAll(() => {
  URL.createObjectURL = jest.fn(() => 'blob:picture');
  URL.revokeObjectURL = jest.fn();
  Object.assign(SVGElement.prototype, {
    getBBox: () => ({ width: 260, height: 52 }),
  });
});

describe('pattern page', () => {
  it('shows README, then USAGE, beneath the headings of the page', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    expect(
      await screen.findByRole('heading', { name: 'How to use it', level: 3 }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Encrypted bucket', level: 2 }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Encrypted bucket', level: 3 }),
    ).toBeVisible();
    const [readme, usage] = screen.getAllByRole('region', { name: /\.md$/ });
    expect(readme).toHaveAccessibleName('README.md');
    expect(usage).toHaveAccessibleName('USAGE.md');
  });

  it('takes pictures from the bundle only, and runs no script', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at, api });
    const picture = await screen.findByRole('img', { name: 'Flow' });
    await waitFor(() => expect(picture).toHaveAttribute('src', 'blob:picture'));
    expect(screen.getByAltText('Spy')).not.toHaveAttribute('src');
    expect(window).not.toHaveProperty('hacked');
    expect(document.querySelector('script[src*="hacked"]')).toBeNull();
  });

  it('says how to use the version, ready to copy', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    renderPatterns({ at, api: fakePatternsApi() });
    const command = await screen.findByRole('region', { name: 'CLI command' });
    await waitFor(() =>
      expect(command).toHaveTextContent('Key=BucketName,Value=<BucketName>'),
    );
    expect(command).not.toHaveTextContent('Days');
    await user.click(screen.getByRole('button', { name: 'Copy CLI command' }));
    expect(
      await screen.findByText('Copied', { selector: '[role="status"]' }),
    ).toBeInTheDocument();
    expect(writeText).toHaveBeenCalledWith(command.textContent);
    await user.click(screen.getByRole('radio', { name: 'CloudFormation' }));
    expect(
      screen.getByRole('region', { name: 'CloudFormation snippet' }),
    ).toHaveTextContent('ProductId: "prod-1"');
    expect(
      screen.getByRole('link', { name: 'Open in the AWS console' }),
    ).toHaveAttribute(
      'href',
      'https://eu-west-1.console.aws.amazon.com/servicecatalog/home?region=eu-west-1#products/prod-1',
    );
  });

  it('says who answers for it and what was checked', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    const aside = within(
      await screen.findByRole('complementary', { name: 'Use and facts' }),
    );
    expect(aside.getByText('0 open, 214 rules checked')).toBeVisible();
    expect(aside.getByText('platform')).toBeVisible();
    expect(aside.getByText('grace')).toBeVisible();
    expect(aside.getByRole('link', { name: /github.com/ })).toHaveAttribute(
      'href',
      'https://github.com/example/bucket',
    );
  });

  it('leads from each attribute to the patterns that carry it', async () => {
    const api = fakePatternsApi({
      getPattern: async () => ({
        ...pattern,
        attributes: { Region: ['eu', 'us'], DataClass: ['PII'] },
      }),
    });
    renderPatterns({ at, api });
    const aside = within(
      await screen.findByRole('complementary', { name: 'Use and facts' }),
    );
    expect(aside.getByText('DataClass')).toBeVisible();
    expect(aside.getByRole('link', { name: 'us' })).toHaveAttribute(
      'href',
      '/patterns?attribute=Region%3Aus',
    );
  });

  it('leads to the form of what can be changed, those who may', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    expect(
      await screen.findByRole('link', { name: 'Edit pattern' }),
    ).toHaveAttribute('href', `${at}/edit`);
  });

  it('shows the picture and the resources, as a list too', async () => {
    renderPatterns({ at: `${at}?tab=architecture`, api: fakePatternsApi() });
    expect(
      await screen.findByRole('img', { name: /drawn by the author/ }),
    ).toHaveAttribute('src', 'blob:picture');
    await userEvent.click(await screen.findByText('2 resources as a list'));
    expect(
      screen.getByText(/AWS::S3::Bucket, line 4, uses Key/),
    ).toBeInTheDocument();
  });

  it('shows every version with its state and notes', async () => {
    renderPatterns({ at: `${at}?tab=versions`, api: fakePatternsApi() });
    const versions = within(
      await screen.findByRole('list', { name: 'Versions, newest first' }),
    );
    const [newest, oldest] = versions.getAllByRole('listitem');
    expect(newest).toHaveTextContent('Adds versions.');
    expect(oldest).toHaveTextContent('Deprecated');
    expect(within(oldest).getByRole('link', { name: '1.0.0' })).toHaveAttribute(
      'href',
      `${at}/versions/1.0.0`,
    );
  });

  it('shows findings beside their lines', async () => {
    const api = fakePatternsApi({
      getReport: async () => ({ ...report, findings: [policyError] }),
    });
    renderPatterns({ at: `${at}?tab=findings`, api });
    expect(await screen.findByText('template.yaml, line 4')).toBeVisible();
    expect(screen.getByText('CT.S3.PR.2')).toBeVisible();
  });

  it('opens the version that the address names', async () => {
    const api = fakePatternsApi({
      getVersion: jest.fn(async () => ({
        ...version,
        version: '1.0.0',
        state: 'deprecated' as const,
      })),
    });
    renderPatterns({ at: `${at}?version=1.0.0`, api });
    expect(
      await screen.findByText('Version 1.0.0 is deprecated'),
    ).toBeVisible();
    expect(api.getVersion).toHaveBeenCalledWith(
      { patternName: 'encrypted-bucket', version: '1.0.0' },
      expect.anything(),
    );
  });

  it('opens the wizard for a new version, for those who may submit', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    const link = await screen.findByRole('link', { name: 'New version' });
    const url = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(JSON.parse(url.searchParams.get('formData')!)).toMatchObject({
      name: 'encrypted-bucket',
      version: '1.2.0',
      attributes: { DataClass: ['PII'] },
      content: { source: 'version', from: { version: '1.1.0' } },
    });
  });

  it('has neither button for others', async () => {
    const api = fakePatternsApi({
      getPattern: async () => ({
        ...pattern,
        can: {
          ...pattern.can,
          submit: { allowed: false },
          update: { allowed: false },
        },
      }),
    });
    renderPatterns({ at, api });
    await screen.findByRole('heading', { name: 'How to use' });
    expect(screen.queryByRole('link', { name: 'New version' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Edit pattern' })).toBeNull();
  });

  it('lets one choose the account and region of several targets', async () => {
    const [eu] = version.publications!;
    const us = { ...eu, targetName: 'us', region: 'us-east-1' };
    const api = fakePatternsApi({
      getVersion: async () => ({
        ...version,
        publications: [eu, { ...us, productId: 'prod-2' }],
      }),
    });
    renderPatterns({ at, api });
    const choice = await screen.findByRole('button', {
      name: /Account and region/,
    });
    const command = () => screen.getByText(/aws servicecatalog/);
    expect(command()).toHaveTextContent('prod-1');
    await userEvent.click(choice);
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'us · 111122223333 · us-east-1',
      }),
    );
    expect(command()).toHaveTextContent(/prod-2/);
    expect(command()).toHaveTextContent(/us-east-1/);
    expect(
      screen.getByRole('link', { name: 'Open in the AWS console' }),
    ).toHaveAttribute('href', expect.stringContaining('us-east-1'));
  });

  it('offers no choice where there is one target', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    await screen.findByRole('link', { name: 'Open in the AWS console' });
    expect(
      screen.queryByRole('button', { name: /Account and region/ }),
    ).toBeNull();
  });

  it('does not offer a version that only some targets have', async () => {
    const api = fakePatternsApi({
      getVersion: async () => ({ ...version, state: 'publish-failed' }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByText(/is not published, so it cannot be used yet/),
    ).toBeVisible();
  });

  it('says that an unpublished version cannot be used yet', async () => {
    const api = fakePatternsApi({
      getVersion: async () => ({
        ...version,
        state: 'in-review',
        publications: undefined,
      }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByText(/is not published, so it cannot be used yet/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See where it stands' }),
    ).toHaveAttribute('href', `${at}/versions/1.1.0`);
  });

  it('says so where there is no such pattern', async () => {
    const failure = await answer(404, 'NotFoundError', 'No pattern');
    const api = fakePatternsApi({
      getPattern: jest.fn().mockRejectedValue(failure),
    });
    renderPatterns({ at: '/patterns/none', api });
    expect(
      await screen.findByRole('heading', { name: 'There is no pattern none' }),
    ).toBeVisible();
  });

  it('says why it could not load, and tries again', async () => {
    const getPattern = jest
      .fn()
      .mockRejectedValueOnce(new Error('Failed to fetch'))
      .mockResolvedValue({ ...pattern, ...bucket });
    renderPatterns({ at, api: fakePatternsApi({ getPattern }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { name: 'How to use' }),
    ).toBeVisible();
  });
});
