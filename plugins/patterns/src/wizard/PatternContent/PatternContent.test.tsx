import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { stubCodeMirrorDom } from '../../components/TemplateEditor/__testUtils__/stubCodeMirrorDom';
import {
  createApi,
  findEditor,
  paste,
  renderContent,
  template,
  write,
} from '../__testUtils__/renderContent';
import { stubFileBytes } from '../__testUtils__/stubFileBytes';

stubCodeMirrorDom();
stubFileBytes();

describe('PatternContentField', () => {
  it('loads the files of the chosen starter into the editor', async () => {
    const { user, value } = renderContent();
    await user.click(
      await screen.findByRole('button', { name: /Encrypted bucket.*secrets/ }),
    );
    expect((await findEditor()).state.doc.toString()).toBe(template);
    expect(value()).toEqual({
      source: 'starter',
      starter: 'bucket',
      files: {
        'template.yaml': { text: template },
        'README.md': { text: '# Read' },
      },
    });
  });

  it('asks once before a starter takes the place of what was written', async () => {
    const { user, value } = renderContent({
      ...paste('mine: 1'),
      source: 'starter',
    });
    const card = await screen.findByRole('button', {
      name: /Encrypted bucket/,
    });
    await user.click(card);
    expect(
      await screen.findByText(
        'Replace your files by those of Encrypted bucket?',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    expect(value()?.starter).toBeUndefined();
    await user.click(card);
    await user.click(await screen.findByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(value()?.starter).toBe('bucket'));
  });

  it('says why a starter did not come, keeps what was entered and tries again', async () => {
    const api = createApi();
    api.getStarterFile.mockRejectedValueOnce(new Error('gone'));
    const { user, value } = renderContent(undefined, api);
    await user.click(await screen.findByRole('button', { name: /Encrypted/ }));
    expect(
      await screen.findByText(/gone\. What you entered is kept/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(value()?.starter).toBe('bucket'));
  });

  it('keeps everything in the form while one changes the source', async () => {
    const { user, value } = renderContent(paste(template));
    await user.click(await screen.findByRole('radio', { name: /Repository/ }));
    const url = 'https://github.com/acme/patterns/tree/main/bucket';
    await user.type(
      screen.getByRole('textbox', { name: /Repository URL/ }),
      url,
    );
    expect(value()).toEqual({ ...paste(template), source: 'repository', url });
    await user.click(screen.getByRole('radio', { name: /Paste/ }));
    expect((await findEditor()).state.doc.toString()).toBe(template);
  });

  it('says as one types that a repository address is malformed', async () => {
    const { user } = renderContent({ source: 'repository' });
    const field = await screen.findByRole('textbox', {
      name: /Repository URL/,
    });
    await user.type(field, 'acme/patterns');
    expect(
      await screen.findByText(/^Repository URL is an https address: use/),
    ).toBeVisible();
    expect(field).toBeInvalid();
  });

  it('takes dropped files, shows their sizes, refuses a bad one and removes one', async () => {
    const { user, value } = renderContent({ source: 'upload' });
    fireEvent.drop(await screen.findByTestId('drop-zone'), {
      dataTransfer: {
        files: [
          new File([template], 'stack.yaml'),
          new File(['use'], 'USAGE.md'),
          new File(['x'], '../evil.md'),
        ],
      },
    });
    expect(await screen.findByText('A file was not taken')).toBeVisible();
    expect(screen.getByText(/^\.\.\/evil\.md has an empty/)).toBeVisible();
    expect(
      screen.getByText('stack.yaml is kept as template.yaml'),
    ).toBeVisible();
    const list = screen.getByRole('list', { name: 'Files' });
    expect(within(list).getByText('3 B')).toBeVisible();
    expect(Object.keys(value()!.files!)).toEqual(['template.yaml', 'USAGE.md']);
    await user.click(screen.getByRole('button', { name: 'Remove USAGE.md' }));
    expect(Object.keys(value()!.files!)).toEqual(['template.yaml']);
  });

  it('takes files from the picker and shows pictures', async () => {
    const { user } = renderContent({ source: 'upload' });
    await user.upload(await screen.findByLabelText('choose files'), [
      new File([template], 'template.yaml'),
      new File([new Uint8Array([1])], 'architecture.png', {
        type: 'image/png',
      }),
    ]);
    await user.click(
      await screen.findByRole('tab', { name: 'architecture.png' }),
    );
    expect(
      await screen.findByRole('img', { name: 'Preview of architecture.png' }),
    ).toHaveAttribute('src', 'data:image/png;base64,AQ==');
  });

  it('starts from an earlier version and then lets it be changed', async () => {
    const from = { patternName: 'bucket', version: '1.0.0' };
    const { value } = renderContent({ source: 'version', from });
    await write('Resources: {}');
    expect(value()).toEqual({
      source: 'version',
      from,
      files: {
        'template.yaml': { text: 'Resources: {}' },
        'README.md': { text: '# Earlier' },
      },
    });
  });

  it('previews a document as one writes it and leaves an emptied one out', async () => {
    const { user, value } = renderContent(paste(template));
    await user.click(await screen.findByRole('tab', { name: 'README.md' }));
    const view = await findEditor('README.md');
    act(() => view.dispatch({ changes: { from: 0, insert: '# Hello' } }));
    expect(await screen.findByRole('heading', { name: 'Hello' })).toBeVisible();
    act(() => view.dispatch({ changes: { from: 0, to: 7 } }));
    expect(Object.keys(value()!.files!)).toEqual(['template.yaml']);
  });

  it('says what happens next', async () => {
    renderContent(paste(template));
    expect(
      await screen.findByText(
        /reviewed by a SYSTEM_ADMIN who is not the submitter/,
      ),
    ).toBeVisible();
  });
});
