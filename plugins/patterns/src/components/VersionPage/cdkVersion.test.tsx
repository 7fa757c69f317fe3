import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import {
  cdkReport,
  cdkVersion,
  integrity,
} from '../../__testUtils__/cdkFixtures';
import { fakeBlob, fakeCdkApi } from '../../__testUtils__/fakePatternsApi';
import { digest, summary } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';
import { stubCodeMirrorDom } from '../TemplateEditor/__testUtils__/stubCodeMirrorDom';

const at = '/patterns/event-fan-out/versions/1.1.0';

stubCodeMirrorDom();

function inState(
  state: PatternVersion['state'],
  more: Partial<PatternVersion> = {},
): PatternVersion {
  return {
    ...cdkVersion,
    state,
    review: undefined,
    release: undefined,
    publications: undefined,
    ...more,
  };
}

const inReview = inState('in-review', {
  can: { ...cdkVersion.can, review: { allowed: true } },
});

describe('the page of a CDK version', () => {
  it('shows the build as it happens, with the step that is under way', async () => {
    const getBuildLog = jest
      .fn()
      .mockResolvedValueOnce({
        text: '== install: npm ci\n  added 6 packages\n',
        next: 1,
        complete: false,
      })
      .mockResolvedValue({
        text: '== build: npm run build\n',
        next: 2,
        complete: false,
      });
    const api = fakeCdkApi({
      getVersion: async () => inState('validating', { package: undefined }),
      getBuildLog,
    });
    renderPatterns({ at, api });
    const log = await screen.findByRole('region', { name: 'Build log' });
    expect(log).toHaveTextContent('added 6 packages');
    const steps = within(
      screen.getByRole('list', { name: 'Steps of the build' }),
    );
    await waitFor(() =>
      expect(steps.getByText(/^build/)).toHaveAttribute('aria-current', 'step'),
    );
    expect(steps.getByText(/^install/)).toHaveTextContent('install, done');
    expect(
      screen.getByRole('button', { name: 'Copy build log' }),
    ).toBeVisible();
    // The log has no live region of its own; the step is said once.
    expect(log).not.toHaveAttribute('aria-live');
    expect(screen.getByText('Step build')).toHaveAttribute('role', 'status');
  });

  it('keeps the log for those who open it later, and loads it only then', async () => {
    const api = fakeCdkApi();
    renderPatterns({ at, api });
    const summaryLine = await screen.findByText('Build log');
    expect(api.getBuildLog).not.toHaveBeenCalled();
    await userEvent.click(summaryLine);
    expect(
      await screen.findByRole('region', { name: 'Build log' }),
    ).toHaveTextContent('patterns-event-fan-out-1.1.0.tgz');
  });

  it('shows what a failed step wrote last', async () => {
    const api = fakeCdkApi({
      getVersion: async () =>
        inState('invalid', {
          package: undefined,
          findings: { error: 1, warning: 0, info: 0, rulesChecked: 0 },
        }),
      getReport: async () => ({
        ...cdkReport,
        passed: false,
        templates: [],
        findings: [
          {
            tool: 'package',
            ruleId: 'build-test',
            severity: 'error',
            message: 'The step test ended with exit code 1.',
            template: '',
            output: 'expected 2\nreceived 3',
          },
        ],
      }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('region', { name: 'What the step wrote last' }),
    ).toHaveTextContent('expected 2 received 3');
    expect(
      screen.getByText('The step test ended with exit code 1.'),
    ).toBeVisible();
  });

  it('lets a reviewer see exactly which package it is, and sends its integrity', async () => {
    const reviewVersion = jest.fn(async () => summary);
    const api = fakeCdkApi({ getVersion: async () => inReview, reviewVersion });
    renderPatterns({ at, api });
    const built = await screen.findByRole('region', { name: 'Package' });
    expect(built).toHaveTextContent('@patterns/event-fan-out 1.1.0');
    expect(built).toHaveTextContent('13 KiB');
    expect(within(built).getByTitle(integrity)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/publishes this package for everyone/),
    ).toBeVisible();
    expect(dialog.getByTitle(integrity)).toBeVisible();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve and publish' }),
    );
    await waitFor(() =>
      expect(reviewVersion).toHaveBeenCalledWith(expect.anything(), {
        decision: 'approve',
        digest,
        integrity,
      }),
    );
  });

  it('compares the templates of the example, and tells which came and went', async () => {
    const api = fakeCdkApi({
      getVersion: async () => inReview,
      getReport: jest.fn(async ref =>
        ref.version === '1.0.0'
          ? {
              ...cdkReport,
              templates: ['Orders', 'Old'].map(stack => ({
                ...cdkReport.templates[0],
                path: `cdk.out/${stack}.template.json`,
              })),
            }
          : cdkReport,
      ),
      getFile: async ({ version }, path) =>
        fakeBlob(`{ "${version}": "${path}" }`),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByText(
        'Since 1.0.0: 1 template added, 1 template removed.',
      ),
    ).toBeVisible();
    expect(
      await screen.findByRole('textbox', {
        name: 'Changes of Orders.template.json since 1.0.0',
      }),
    ).toHaveTextContent('1.1.0');
    await userEvent.click(screen.getByRole('button', { name: /Template/ }));
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'Old.template.json · removed',
      }),
    );
    expect(
      await screen.findByRole('textbox', {
        name: 'Changes of Old.template.json since 1.0.0',
      }),
    ).toHaveTextContent('"1.0.0"');
  });

  it('has the package among what there is to review', async () => {
    const api = fakeCdkApi({ getVersion: async () => inReview });
    renderPatterns({ at, api });
    await userEvent.click(await screen.findByRole('tab', { name: 'Package' }));
    expect(
      await screen.findByRole('article', { name: 'EventFanOut' }),
    ).toBeVisible();
  });

  it('says where a published package went', async () => {
    renderPatterns({ at, api: fakeCdkApi() });
    expect(
      await screen.findByRole('link', {
        name: '@patterns/event-fan-out 1.1.0 in the AWS console',
      }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('/p/npm/patterns/event-fan-out/v/1.1.0'),
    );
    expect(screen.getByText('patterns/approved')).toBeVisible();
    expect(screen.getByText('111122223333')).toBeVisible();
    expect(screen.getByTitle(integrity)).toBeVisible();
  });

  it('opens the wizard of its type to be submitted again', async () => {
    const api = fakeCdkApi({
      getVersion: async () =>
        inState('rejected', {
          can: { ...cdkVersion.can, resubmit: { allowed: true } },
        }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('link', { name: 'Submit again' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching('^/create/templates/default/publish-cdk-pattern'),
    );
  });
});
