import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Finding } from '@apo/backstage-plugin-patterns-common';
import { FindingsPanel } from './index';

const error: Finding = {
  tool: 'cfn-guard',
  ruleId: 'S3_ENCRYPTED',
  severity: 'error',
  message: 'The bucket is not encrypted',
  fix: 'Set BucketEncryption',
  template: 'template.yaml',
  resource: 'Bucket',
  line: 12,
  column: 3,
  helpUrl: 'https://example.com/rules/s3',
};
const note: Finding = {
  ...error,
  ruleId: 'W1',
  severity: 'info',
  line: undefined,
  helpUrl: 'data:text/html,<script></script>',
};

describe('FindingsPanel', () => {
  it('counts by severity and lists the most severe first, with reason, fix and help', () => {
    render(<FindingsPanel status="done" findings={[note, error]} />);
    expect(screen.getByText('1 error')).toBeVisible();
    expect(screen.getByText('1 note')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('2 findings');
    const [first, second] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /S3_ENCRYPTED.*Bucket.*Line 12.*The bucket is not encrypted.*Fix: Set BucketEncryption/,
    );
    expect(
      within(first).getByRole('link', { name: 'About S3_ENCRYPTED' }),
    ).toHaveAttribute('href', 'https://example.com/rules/s3');
    expect(within(second).queryByRole('link')).not.toBeInTheDocument();
  });

  it('leads to the line of a finding, and offers no way to one without a line', async () => {
    const onJump = jest.fn();
    render(
      <FindingsPanel status="done" findings={[error, note]} onJump={onJump} />,
    );
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: /S3_ENCRYPTED/ }));
    expect(onJump).toHaveBeenCalledWith(12, 3);
  });

  it('says so when there is nothing to mend', () => {
    render(<FindingsPanel status="done" findings={[]} />);
    expect(screen.getByRole('status')).toHaveTextContent('No findings');
  });

  it('says why validation is not available and asks again', async () => {
    const onRetry = jest.fn();
    render(
      <FindingsPanel
        status="failed"
        findings={[]}
        error={new Error('no scanner')}
        onRetry={onRetry}
      />,
    );
    expect(screen.getByRole('status')).toHaveTextContent('Not checked');
    expect(screen.getByText(/no scanner/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalled();
  });
});
