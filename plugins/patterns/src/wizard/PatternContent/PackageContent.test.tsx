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
  renderContent,
} from '../__testUtils__/renderContent';
import { stubFileBytes } from '../__testUtils__/stubFileBytes';
import type { PatternContentValue } from '../wizardFormData';

stubCodeMirrorDom();
stubFileBytes();

const files = {
  'package.json': { text: '{ "scripts": { "synth": "node app.js" } }' },
  'package-lock.json': { text: '{}' },
  'src/index.ts': { text: 'export const a = 1;' },
  'test/a.test.ts': { text: '' },
};

const renderPackage = (value?: Partial<PatternContentValue>) =>
  renderContent(value, createApi(), { 'ui:options': { type: 'CDK' } });

describe('PatternContentField for a CDK package', () => {
  it('offers the starters of its type, and nothing to paste', async () => {
    const { user, value } = renderPackage();
    expect(
      await screen.findByRole('radiogroup', {
        name: 'Where does the package come from?',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('radio', { name: /Paste/ })).toBeNull();
    const starters = await screen.findByRole('group', { name: 'Starters' });
    expect(within(starters).getAllByRole('button')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /Event fan-out/ }));
    await waitFor(() => expect(value()?.starter).toBe('fan'));
    expect(
      screen.getByText(/built and tested from its lockfile/),
    ).toBeVisible();
  });

  it('lists the files by folder; the arrow keys go through them', async () => {
    const { user } = renderPackage({ source: 'upload', files });
    const list = await screen.findByRole('listbox', {
      name: 'Files of the package',
    });
    const option = (name: string) => within(list).getByRole('option', { name });
    expect(
      within(list)
        .getAllByRole('option')
        .map(each => each.getAttribute('aria-label')),
    ).toEqual([
      'package-lock.json',
      'package.json',
      'README.md',
      'USAGE.md',
      'src/index.ts',
      'test/a.test.ts',
    ]);
    expect(option('package.json')).toHaveAttribute('aria-selected', 'true');
    await user.click(option('src/index.ts'));
    expect((await findEditor('src/index.ts')).state.doc.toString()).toBe(
      'export const a = 1;',
    );
    await user.keyboard('{ArrowDown}');
    expect(option('test/a.test.ts')).toHaveFocus();
    await user.keyboard('{Home}');
    expect(option('package-lock.json')).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('highlights TypeScript', async () => {
    const { user } = renderPackage({ source: 'upload', files });
    await user.click(
      await screen.findByRole('option', { name: 'src/index.ts' }),
    );
    const view = await findEditor('src/index.ts');
    await waitFor(() =>
      expect(view.contentDOM.querySelector('.cm-line span')).not.toBeNull(),
    );
  });

  it('says beside the files what can never pass, as one types', async () => {
    renderPackage({ source: 'upload', files });
    expect(
      await screen.findByText(/The portal names the package after its scope/),
    ).toBeVisible();
    const view = await findEditor('package.json');
    act(() =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: '{}' },
      }),
    );
    expect(
      await screen.findByText(/^Package has no script synth/),
    ).toBeVisible();
  });

  it('adds and removes files, and keeps one that is emptied', async () => {
    const { user, value } = renderPackage({ source: 'upload', files });
    await user.type(
      await screen.findByRole('textbox', { name: 'Path of a new file' }),
      'src/b.ts',
    );
    await user.click(screen.getByRole('button', { name: 'Add file' }));
    expect(value()?.files?.['src/b.ts']).toEqual({ text: '' });
    await user.click(
      await screen.findByRole('button', { name: 'Remove the file src/b.ts' }),
    );
    expect(value()?.files).toEqual(files);
    await user.click(screen.getByRole('option', { name: 'src/index.ts' }));
    const view = await findEditor('src/index.ts');
    act(() =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length } }),
    );
    expect(value()?.files?.['src/index.ts']).toEqual({ text: '' });
  });

  it('takes dropped files of any kind', async () => {
    const { value } = renderPackage({ source: 'upload' });
    fireEvent.drop(await screen.findByTestId('drop-zone'), {
      dataTransfer: {
        files: [new File(['{}'], 'package.json'), new File(['x'], 'jest.js')],
      },
    });
    await waitFor(() =>
      expect(Object.keys(value()?.files ?? {})).toEqual([
        'package.json',
        'jest.js',
      ]),
    );
    expect(screen.getByLabelText('choose a folder')).toHaveAttribute(
      'webkitdirectory',
    );
    expect(
      await screen.findByText(/^Package has no script synth/),
    ).toBeVisible();
  });

  it('tells how much it is, and lets one begin anew', async () => {
    const { user, value } = renderPackage({ source: 'upload', files });
    expect(await screen.findByText('4 files, 62 B')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove all' }));
    expect(value()).toEqual({ source: 'upload' });
  });

  it('says that a monorepo needs a lockfile in the folder of the package', async () => {
    renderPackage({ source: 'repository' });
    expect(
      await screen.findByText(/must hold a package-lock\.json of its own/),
    ).toBeVisible();
  });
});
