import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import {
  answer,
  fakeBlob,
  fakePatternsApi,
} from '../../__testUtils__/fakePatternsApi';
import {
  digest,
  history,
  lintNote,
  policyError,
  report,
  summary,
  texts,
  version,
} from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';
import { stubCodeMirrorDom } from '../TemplateEditor/__testUtils__/stubCodeMirrorDom';

const at = '/patterns/encrypted-bucket/versions/1.1.0';

stubCodeMirrorDom();

function inState(
  state: PatternVersion['state'],
  more: Partial<PatternVersion> = {},
): PatternVersion {
  return {
    ...version,
    state,
    review: undefined,
    release: undefined,
    publications: undefined,
    ...more,
  };
}

function can(what: Partial<PatternVersion['can']>): PatternVersion['can'] {
  return { ...version.can, ...what };
}

describe('version page', () => {
  it('follows a version without a reload', async () => {
    const getVersion = jest
      .fn()
      .mockResolvedValueOnce(inState('validating'))
      .mockResolvedValue(inState('in-review'));
    renderPatterns({ at, api: fakePatternsApi({ getVersion }) });
    expect(
      await screen.findByRole('progressbar', { name: 'Validating' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'Waiting for a review' }),
    ).toBeVisible();
  });

  it('looks no more while the page is hidden, and at once when it is back', async () => {
    const getVersion = jest.fn(async () => inState('validating'));
    renderPatterns({ at, api: fakePatternsApi({ getVersion }) });
    await screen.findByRole('progressbar');
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const before = getVersion.mock.calls.length;
    await new Promise(resolve => setTimeout(resolve, 1_300));
    expect(getVersion).toHaveBeenCalledTimes(before);
    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(getVersion).toHaveBeenCalledTimes(before + 1);
    hidden.mockRestore();
  });

  it('keeps what it knows when the server is away', async () => {
    const getVersion = jest
      .fn()
      .mockResolvedValueOnce(inState('validating'))
      .mockRejectedValue(new Error('Failed to fetch'));
    renderPatterns({ at, api: fakePatternsApi({ getVersion }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'it shows what was last known',
    );
    expect(screen.getByRole('progressbar')).toBeVisible();
  });

  it('shows exactly what to change, the worst first, and how to submit again', async () => {
    const api = fakePatternsApi({
      getVersion: async () =>
        inState('invalid', {
          findings: { error: 1, warning: 0, info: 1, rulesChecked: 214 },
          can: can({ resubmit: { allowed: true } }),
        }),
      getReport: async () => ({
        ...report,
        passed: false,
        findings: [lintNote, policyError],
      }),
    });
    renderPatterns({ at, api });
    const list = await screen.findByRole('list', { name: 'Findings' });
    const [first, second] = within(list).getAllByRole('article');
    expect(first).toHaveTextContent('CT.S3.PR.2');
    expect(first).toHaveTextContent('Set LoggingConfiguration.');
    expect(await within(first).findByText(/line 4/)).toBeVisible();
    expect(
      within(first).getByText(/Bucket:/, { selector: '[data-marked]' }),
    ).toBeVisible();
    expect(
      within(first).getByRole('link', { name: /About CT.S3.PR.2/ }),
    ).toHaveAttribute('href', policyError.helpUrl);
    expect(second).toHaveTextContent('I3013');

    const again = screen.getByRole('link', { name: 'Submit again' });
    const url = new URL(again.getAttribute('href')!, 'http://localhost');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      name: 'encrypted-bucket',
      title: 'Encrypted bucket',
      description: expect.any(String),
      owner: 'group:default/platform',
      version: '1.1.0',
      notes: 'Adds versions.',
      newVersion: true,
      content: {
        source: 'version',
        from: { patternName: 'encrypted-bucket', version: '1.1.0' },
      },
    });
  });

  it('hands out the findings as SARIF', async () => {
    let saved: Blob | undefined;
    URL.createObjectURL = jest.fn(blob => {
      saved = blob as Blob;
      return 'blob:sarif';
    });
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    const api = fakePatternsApi({ getVersion: async () => inState('invalid') });
    renderPatterns({ at, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download SARIF' }),
    );
    expect(click).toHaveBeenCalledTimes(1);
    expect(saved?.type).toBe('application/sarif+json');
    click.mockRestore();
  });

  it('tells the submitter who can review, and offers no decision', async () => {
    const api = fakePatternsApi({
      getVersion: async () =>
        inState('in-review', {
          can: can({
            review: { allowed: false, reason: 'You submitted it: ask grace' },
          }),
        }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByText('You submitted it: ask grace'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  describe('for a reviewer', () => {
    const inReview = inState('in-review', {
      can: can({ review: { allowed: true } }),
    });

    it('lists what is bound to the digest, and what is missing', async () => {
      const api = fakePatternsApi({
        getVersion: async () => ({
          ...inReview,
          files: inReview.files.filter(f => f.path !== 'USAGE.md'),
        }),
      });
      renderPatterns({ at, api });
      const list = await screen.findByRole('list', {
        name: 'What belongs to this bundle',
      });
      await waitFor(() =>
        expect(list).toHaveTextContent('The gate passed this digest: 0 open'),
      );
      expect(list).toHaveTextContent('USAGE.md is missing');
    });

    it('says what approval changes of the pattern itself', async () => {
      const api = fakePatternsApi({
        getVersion: async () => ({
          ...inReview,
          changes: [
            { field: 'owner', from: 'group:default/a', to: 'group:default/b' },
          ],
        }),
      });
      renderPatterns({ at, api });
      const changes = await screen.findByRole('region', {
        name: 'Changes of the pattern',
      });
      expect(changes).toHaveTextContent(
        'Ownergroup:default/a → group:default/b',
      );
    });

    it('does not trust a report of another bundle', async () => {
      const api = fakePatternsApi({
        getVersion: async () => inReview,
        getReport: async () => ({ ...report, digest: 'b2'.repeat(32) }),
      });
      renderPatterns({ at, api });
      expect(
        await screen.findByText('No report of this digest is at hand yet'),
      ).toBeVisible();
    });

    it('shows what changed since the last published version', async () => {
      const api = fakePatternsApi({
        getVersion: async () => inReview,
        getFile: async (ref, path) =>
          fakeBlob(
            ref.version === '1.0.0' && path === 'template.yaml'
              ? 'Resources:\n  Key:\n    Type: AWS::KMS::Key\n  Old:\n    Type: AWS::SNS::Topic\n'
              : texts[path] ?? '',
          ),
      });
      renderPatterns({ at, api });
      const diff = await screen.findByRole('textbox', {
        name: 'Changes of template.yaml since 1.0.0',
      });
      expect(diff).toHaveTextContent('AWS::SNS::Topic');
      expect(diff).toHaveTextContent('AWS::S3::Bucket');
    });

    it('approves exactly what is shown, after a question', async () => {
      const reviewVersion = jest.fn(async () => summary);
      const api = fakePatternsApi({
        getVersion: async () => inReview,
        reviewVersion,
      });
      renderPatterns({ at, api });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Approve' }),
      );
      const dialog = within(await screen.findByRole('dialog'));
      expect(
        dialog.getByText(/publishes this bundle for everyone/),
      ).toBeVisible();
      await userEvent.click(
        dialog.getByRole('button', { name: 'Approve and publish' }),
      );
      await waitFor(() =>
        expect(reviewVersion).toHaveBeenCalledWith(
          expect.objectContaining({ version: '1.1.0' }),
          { decision: 'approve', digest },
        ),
      );
    });

    it('rejects with a comment only', async () => {
      const reviewVersion = jest.fn(async () => summary);
      const api = fakePatternsApi({
        getVersion: async () => inReview,
        reviewVersion,
      });
      renderPatterns({ at, api });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Reject' }),
      );
      const dialog = within(await screen.findByRole('dialog'));
      const reject = dialog.getByRole('button', { name: 'Reject version' });
      expect(reject).toBeDisabled();
      await userEvent.type(
        dialog.getByRole('textbox', { name: /What must change/ }),
        'Name the key',
      );
      await userEvent.click(reject);
      await waitFor(() =>
        expect(reviewVersion).toHaveBeenCalledWith(expect.anything(), {
          decision: 'reject',
          digest,
          comment: 'Name the key',
        }),
      );
    });

    it('keeps the comment and says why when a review is refused', async () => {
      const failure = await answer(409, 'ConflictError', 'It has a new digest');
      const api = fakePatternsApi({
        getVersion: async () => inReview,
        reviewVersion: jest.fn().mockRejectedValue(failure),
      });
      renderPatterns({ at, api });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Approve' }),
      );
      const dialog = within(await screen.findByRole('dialog'));
      await userEvent.type(dialog.getByRole('textbox'), 'Fine');
      await userEvent.click(
        dialog.getByRole('button', { name: 'Approve and publish' }),
      );
      expect(await dialog.findByRole('alert')).toHaveTextContent(
        'It has a new digest',
      );
      expect(dialog.getByRole('textbox')).toHaveValue('Fine');
    });
  });

  it('links the release while it publishes', async () => {
    const api = fakePatternsApi({
      getVersion: async () =>
        inState('publishing', { release: version.release }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('link', { name: 'Watch the release task' }),
    ).toHaveAttribute('href', '/create/tasks/task-1');
  });

  it('says why publishing failed, and retries', async () => {
    const retryRelease = jest.fn(async () => summary);
    const api = fakePatternsApi({
      getVersion: async () =>
        inState('publish-failed', {
          problem: { message: 'Service Catalog throttled the call.' },
          can: can({ retry: { allowed: true } }),
        }),
      retryRelease,
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByText('Service Catalog throttled the call.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(retryRelease).toHaveBeenCalledTimes(1));
  });

  describe('with several targets', () => {
    const [eu] = version.publications!;
    const us = {
      ...eu,
      targetName: 'us',
      accountId: '999988887777',
      region: 'us-east-1',
      productId: 'prod-2',
    };
    const target = (
      { targetName: name, region, accountId }: typeof eu,
      state: 'pending' | 'published' | 'failed',
      message?: string,
    ) => ({ name, region, accountId, state, message });
    const releaseTo = (
      ...targets: NonNullable<PatternVersion['release']>['targets'] & object
    ) => ({ startedAt: '2026-01-02T09:30:01Z', attempts: 1, targets });
    const itemsOf = async () =>
      within(await screen.findByRole('list', { name: 'Targets' })).getAllByRole(
        'listitem',
      );

    it('says of each where the version went', async () => {
      const api = fakePatternsApi({
        getVersion: async () => ({
          ...version,
          publications: [eu, us],
          release: releaseTo(target(eu, 'published'), target(us, 'published')),
        }),
      });
      renderPatterns({ at, api });
      const [first, second] = await itemsOf();
      expect(first).toHaveTextContent(/^default.*Published.*111122223333/);
      expect(second).toHaveTextContent(/^us.*Published.*999988887777/);
      expect(
        within(second).getByRole('link', { name: /in the AWS console/ }),
      ).toHaveAttribute('href', expect.stringContaining('us-east-1'));
    });

    it('says which failed and why, and retries what is left', async () => {
      const retryRelease = jest.fn(async () => summary);
      const api = fakePatternsApi({
        getVersion: async () =>
          inState('publish-failed', {
            problem: { message: 'All reasons at once' },
            publications: [eu],
            release: releaseTo(
              target(eu, 'published'),
              target(us, 'failed', 'The role is missing.'),
            ),
            can: can({ retry: { allowed: true } }),
          }),
        retryRelease,
      });
      renderPatterns({ at, api });
      const [first, second] = await itemsOf();
      expect(first).toHaveTextContent(/Published/);
      expect(second).toHaveTextContent(
        /^us.*Failed.*The role is missing\..*999988887777.*us-east-1/,
      );
      expect(
        screen.getByText(/^1 of 2 targets failed: us\. A retry publishes/),
      ).toBeVisible();
      expect(screen.queryByText('All reasons at once')).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
      await waitFor(() => expect(retryRelease).toHaveBeenCalledTimes(1));
    });

    it('says what stopped the release when no target did, and offers no retry to others', async () => {
      const api = fakePatternsApi({
        getVersion: async () =>
          inState('publish-failed', {
            problem: { message: 'The release task was cancelled.' },
            publications: [eu],
            release: releaseTo(target(eu, 'published'), target(us, 'pending')),
          }),
      });
      renderPatterns({ at, api });
      expect(
        await screen.findByText('The release task was cancelled.'),
      ).toBeVisible();
      const [, second] = await itemsOf();
      expect(second).toHaveTextContent(/^us.*Not yet/);
      expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    });

    it('follows them while they are published', async () => {
      const api = fakePatternsApi({
        getVersion: async () =>
          inState('publishing', {
            publications: [eu],
            release: releaseTo(target(eu, 'published'), target(us, 'pending')),
          }),
      });
      renderPatterns({ at, api });
      const items = await itemsOf();
      expect(items.map(item => item.textContent)).toEqual([
        expect.stringMatching(/^default.*Published/),
        expect.stringMatching(/^us.*Not yet/),
      ]);
    });
  });

  it('has no list of targets where there is one', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    await screen.findByRole('link', { name: /in the AWS console/ });
    expect(screen.queryByRole('list', { name: 'Targets' })).toBeNull();
  });

  it('shows the comment of a rejection', async () => {
    const api = fakePatternsApi({
      getVersion: async () =>
        inState('rejected', {
          review: {
            decision: 'reject',
            reviewer: 'user:default/grace',
            at: '2026-01-02T09:30:00Z',
            comment: 'Name the key',
            digest,
          },
        }),
    });
    renderPatterns({ at, api });
    expect(await screen.findByText('Name the key')).toBeVisible();
  });

  it('says where a published version went', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    expect(
      await screen.findByRole('link', { name: /in the AWS console/ }),
    ).toHaveAttribute('href', expect.stringContaining('#products/prod-1'));
  });

  it('tells those who govern every step, and keeps up with the state', async () => {
    const getVersion = jest
      .fn()
      .mockResolvedValueOnce(inState('validating'))
      .mockResolvedValue(inState('in-review'));
    const listHistory = jest
      .fn()
      .mockResolvedValueOnce({ items: history.slice(-1) })
      .mockResolvedValue({ items: history.slice(5) });
    renderPatterns({ at, api: fakePatternsApi({ getVersion, listHistory }) });
    const list = await screen.findByRole('list', { name: /^History/ });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    await waitFor(() =>
      expect(within(list).getAllByRole('listitem')).toHaveLength(4),
    );
    expect(list).toBeInTheDocument();
    expect(listHistory).toHaveBeenCalledTimes(2);
    expect(listHistory).toHaveBeenCalledWith(
      'encrypted-bucket',
      { limit: 20, version: '1.1.0' },
      expect.anything(),
    );
  });

  it('has no history for others, and asks the server for none', async () => {
    const api = fakePatternsApi({
      getVersion: async () => ({
        ...version,
        can: can({ history: { allowed: false } }),
      }),
    });
    renderPatterns({ at, api });
    await screen.findByRole('heading', { name: 'Published and ready to use' });
    expect(screen.queryByRole('heading', { name: 'History' })).toBeNull();
    expect(api.listHistory).not.toHaveBeenCalled();
  });

  it('says so where there is no such version', async () => {
    const failure = await answer(404, 'NotFoundError', 'No version');
    const api = fakePatternsApi({
      getVersion: jest.fn().mockRejectedValue(failure),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', { name: /There is no version 1.1.0/ }),
    ).toBeVisible();
  });
});
