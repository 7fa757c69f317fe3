import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AwsCheckResult,
  AwsHealth,
} from '@apo/backstage-plugin-patterns-common';
import { answer, fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const command = 'aws s3api put-bucket-versioning --bucket bundles';

const bucket: AwsCheckResult = {
  id: 's3/bundles',
  service: 'Amazon S3',
  resource: 'bucket bundles',
  state: 'failed',
  durationMs: 12,
  facts: { Region: 'eu-west-1', 'KMS key': 'alias/patterns' },
  findings: [
    {
      state: 'failed',
      message: 'It does not keep versions.',
      fix: 'Switch versioning on.',
      command,
    },
    { state: 'ok', message: 'All public access is blocked.' },
  ],
};
const queue: AwsCheckResult = {
  ...bucket,
  id: 'sqs/sync',
  service: 'Amazon SQS',
  resource: 'queue sync',
  state: 'warning',
  facts: {},
  findings: [
    {
      state: 'warning',
      message: 'Could not read its attributes: it could not be checked.',
      fix: 'Give the portal’s role sqs:GetQueueAttributes, then check again.',
    },
  ],
};
const table: AwsCheckResult = {
  ...bucket,
  id: 'dynamodb/patterns',
  service: 'Amazon DynamoDB',
  resource: 'table patterns',
  state: 'ok',
  findings: [{ state: 'ok', message: 'It encrypts with KMS.' }],
};

function health(...checks: AwsCheckResult[]): AwsHealth {
  return { checkedAt: new Date().toISOString(), checks };
}

function show(getAwsHealth: jest.Mock) {
  const api = fakePatternsApi({ getAwsHealth });
  renderPatterns({ at: '/patterns/aws', api });
  return api;
}

describe('the page about AWS', () => {
  it('says in one line how it stands, and shows first what is to be done', async () => {
    const api = show(jest.fn(async () => health(table, queue, bucket)));
    expect(
      await screen.findByText(
        '1 of 3 is right; 1 is not right, 1 needs attention',
      ),
    ).toBeVisible();
    const list = screen.getByRole('list', { name: 'AWS services' });
    const rows = [
      'Amazon S3, bucket bundles',
      'Amazon SQS, queue sync',
      'Amazon DynamoDB, table patterns',
    ];
    const found = Array.from(list.children, row =>
      row.getAttribute('aria-label'),
    );
    expect(found).toEqual(rows);
    expect(api.getAwsHealth).toHaveBeenCalledWith({}, expect.anything());
    expect(screen.getByText(/^Checked/)).toHaveTextContent('Checked just now');
    expect(screen.getByRole('tab', { name: 'AWS' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('shows state, finding, fix and a command to copy', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    show(jest.fn(async () => health(bucket)));
    const row = await screen.findByRole('listitem', { name: /Amazon S3/ });
    expect(row).toHaveTextContent('Not right');
    expect(row).toHaveTextContent('It does not keep versions.');
    expect(row).toHaveTextContent('Switch versioning on.');
    await user.click(
      within(row).getByRole('button', { name: 'Copy the command' }),
    );
    expect(copied).toHaveBeenCalledWith(command);
  });

  it('has what is right, and the facts, behind a click', async () => {
    show(jest.fn(async () => health(bucket)));
    const summary = await screen.findByText('1 thing is right');
    expect(screen.getByText('All public access is blocked.')).not.toBeVisible();
    await userEvent.click(summary);
    expect(screen.getByText('All public access is blocked.')).toBeVisible();
    expect(screen.getByText('alias/patterns')).toBeVisible();
  });

  it('checks again, and keeps what it knew meanwhile', async () => {
    let end: (value: AwsHealth) => void = () => {};
    const getAwsHealth = jest
      .fn()
      .mockResolvedValueOnce(health(queue))
      .mockReturnValueOnce(
        new Promise<AwsHealth>(resolve => {
          end = resolve;
        }),
      );
    show(getAwsHealth);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Check again' }),
    );
    expect(await screen.findByText('Checking 1 service')).toBeVisible();
    expect(screen.getByText(/it could not be checked/)).toBeVisible();
    expect(getAwsHealth).toHaveBeenLastCalledWith(
      { fresh: true },
      expect.anything(),
    );
    end(health({ ...queue, state: 'ok', findings: [] }));
    expect(await screen.findByText('All is right')).toBeVisible();
    expect(screen.queryByText(/it could not be checked/)).toBeNull();
  });

  it('says that it could not check again, and keeps what it knew', async () => {
    const getAwsHealth = jest
      .fn()
      .mockResolvedValueOnce(health(table))
      .mockRejectedValueOnce(
        await answer(503, 'ServiceUnavailableError', 'Down'),
      )
      .mockResolvedValueOnce(health(table));
    show(getAwsHealth);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Check again' }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('this may be out of date');
    expect(screen.getByText('table patterns')).toBeVisible();
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('All is right')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says why it could not check, and tries again', async () => {
    show(
      jest
        .fn()
        .mockRejectedValueOnce(new Error('Failed to fetch'))
        .mockResolvedValueOnce(health(table)),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('AWS could not be checked');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('table patterns')).toBeVisible();
  });

  it('says what to do where nothing of AWS is configured', async () => {
    show(jest.fn(async () => health()));
    expect(
      await screen.findByRole('heading', {
        name: 'No AWS services are configured',
      }),
    ).toBeVisible();
    expect(screen.getByText(/docs\/aws\.md/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull();
  });
});
