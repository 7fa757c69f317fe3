import { act, screen, waitFor, within } from '@testing-library/react';
import { stubCodeMirrorDom } from '../../components/TemplateEditor/__testUtils__/stubCodeMirrorDom';
import {
  clean,
  createApi,
  finding,
  findEditor,
  paste,
  renderContent,
  template,
  write,
} from '../__testUtils__/renderContent';

stubCodeMirrorDom();

describe('live validation', () => {
  it('shows lint at once, policies after it, and leads to the line', async () => {
    const api = createApi();
    let answerPolicy = () => {};
    api.validateTemplate.mockImplementation(async ({ stage }) => {
      if (stage === 'policy') {
        await new Promise<void>(resolve => {
          answerPolicy = resolve;
        });
      }
      const ruleId = stage === 'lint' ? 'E1' : 'P1';
      return {
        findings: [{ ...finding, ruleId }],
        passed: false,
        durationMs: 1,
      };
    });
    const { user } = renderContent(paste(template), api);
    const panel = await screen.findByRole('region', { name: 'Findings' });
    const item = await within(panel).findByRole('button', { name: /E1/ });
    expect(within(panel).getByRole('status')).toHaveTextContent('Checking');
    act(() => answerPolicy());
    expect(await within(panel).findByText('2 errors')).toBeVisible();
    expect(within(panel).getByRole('status')).toHaveTextContent('2 findings');

    await user.click(item);
    const { state, contentDOM } = await findEditor();
    expect(state.doc.lineAt(state.selection.main.head).number).toBe(3);
    expect(contentDOM).toHaveFocus();
  });

  it('never shows the answer about an older text, and aborts the question', async () => {
    const api = createApi();
    const signals: AbortSignal[] = [];
    let answerOld = () => {};
    api.validateTemplate.mockImplementation(async (body, options) => {
      if (!body.template.includes('Old')) return clean();
      signals.push(options!.signal!);
      await new Promise<void>(resolve => {
        answerOld = resolve;
      });
      return { findings: [finding], passed: false, durationMs: 1 };
    });
    renderContent(paste('Resources:\n  Old: {}\n'), api);
    await waitFor(() => expect(signals).toHaveLength(1));
    await write('Resources:\n  New: {}\n');
    expect(signals[0].aborted).toBe(true);
    expect(await screen.findByText('No findings')).toBeVisible();
    await act(async () => answerOld());
    expect(screen.getByText('No findings')).toBeVisible();
    expect(screen.queryByText('E1')).not.toBeInTheDocument();
  });

  it('says beside the editor what can never pass, without asking the server', async () => {
    const { api } = renderContent(paste('a: ['));
    expect(
      await screen.findByText(/^Template is neither YAML nor JSON/),
    ).toBeVisible();
    expect(api.validateTemplate).not.toHaveBeenCalled();
  });

  it('says when validation is not available and asks again', async () => {
    const api = createApi();
    api.validateTemplate.mockRejectedValueOnce(new Error('no scanner'));
    const { user } = renderContent(paste(template), api);
    expect(await screen.findByText(/no scanner\. You can go on/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No findings')).toBeVisible();
  });
});
