import { createRef } from 'react';
import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react';
import { EditorView } from '@codemirror/view';
import type { Finding } from '@apo/backstage-plugin-patterns-common';
import { TemplateEditor, type TemplateEditorHandle } from './index';
import { stubCodeMirrorDom } from './__testUtils__/stubCodeMirrorDom';

stubCodeMirrorDom();

const template = `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub '\${AWS::StackName}-data'
`;
const finding: Finding = {
  tool: 'cfn-guard',
  ruleId: 'S3_ENCRYPTED',
  severity: 'error',
  message: 'The bucket is not encrypted',
  template: 'template.yaml',
  line: 3,
};

async function findView(): Promise<EditorView> {
  const textbox = await screen.findByRole('textbox', { name: 'Template' });
  return EditorView.findFromDOM(textbox)!;
}

describe('TemplateEditor', () => {
  it('shows the text under its label and says how to leave it by keyboard', async () => {
    render(<TemplateEditor ariaLabel="Template" value={template} />);
    const textbox = await screen.findByRole('textbox', { name: 'Template' });
    expect(textbox).toHaveTextContent('Type: AWS::S3::Bucket');
    expect(textbox).toHaveAccessibleDescription(/Esc, then Tab/);
  });

  it('hands on what is typed, not what the page puts in', async () => {
    const onChange = jest.fn();
    const editor = (value: string) => (
      <TemplateEditor ariaLabel="Template" value={value} onChange={onChange} />
    );
    const { rerender } = render(editor('a: 1'));
    const view = await findView();
    rerender(editor('a: 2'));
    await waitFor(() => expect(view.state.doc.toString()).toBe('a: 2'));
    expect(onChange).not.toHaveBeenCalled();
    act(() => view.dispatch({ changes: { from: 4, insert: '3' } }));
    expect(onChange).toHaveBeenCalledWith('a: 23');
  });

  it('lets nobody type into it when it is read only', async () => {
    render(<TemplateEditor ariaLabel="Template" value={template} readOnly />);
    const view = await findView();
    expect(view.state.readOnly).toBe(true);
    expect(view.contentDOM).toHaveAttribute('aria-readonly', 'true');
  });

  it('marks findings in the gutter and keeps them while the page renders again', async () => {
    const editor = (findings: Finding[]) => (
      <TemplateEditor
        ariaLabel="Template"
        value={template}
        findings={findings}
        onChange={() => {}}
      />
    );
    const findings = [finding];
    const { container, rerender } = render(editor(findings));
    await findView();
    const marks = () => container.querySelectorAll('.cm-lint-marker-error');
    await waitFor(() => expect(marks()).toHaveLength(1));
    rerender(editor(findings));
    expect(marks()).toHaveLength(1);
    rerender(editor([]));
    await waitFor(() => expect(marks()).toHaveLength(0));
  });

  it('does not mark the short tags of CloudFormation as errors', async () => {
    const { container } = render(
      <TemplateEditor ariaLabel="Template" value={template} findings={[]} />,
    );
    await findView();
    expect(
      container.querySelector('.cm-lint-marker, .cm-lintRange'),
    ).toBeNull();
  });

  it('jumps to a line and takes the focus', async () => {
    const ref = createRef<TemplateEditorHandle>();
    render(<TemplateEditor ref={ref} ariaLabel="Template" value={template} />);
    const view = await findView();
    act(() => ref.current!.jumpTo(3, 5));
    const { head } = view.state.selection.main;
    expect(view.state.doc.lineAt(head).number).toBe(3);
    expect(view.state.sliceDoc(head, head + 4)).toBe('Type');
    expect(view.contentDOM).toHaveFocus();
  });

  it('keeps Tab for the indent, but lets it leave after Esc', async () => {
    render(
      <TemplateEditor ariaLabel="Template" value="a: 1" onChange={() => {}} />,
    );
    const { contentDOM } = await findView();
    // fireEvent says whether the browser may do what it does by default.
    const press = (key: string, keyCode: number) =>
      fireEvent.keyDown(contentDOM, { key, keyCode });
    expect(press('Tab', 9)).toBe(false);
    press('Escape', 27);
    expect(press('Tab', 9)).toBe(true);
  });
});
