import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EditorView } from '@codemirror/view';
import type { Finding, Starter } from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../../api/PatternsApi';
import { PatternContentField } from '../PatternContent/PatternContentField';
import type { PatternContentValue } from '../wizardFormData';
import { renderField } from './renderField';

export const template = 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n';
export const finding: Finding = {
  tool: 'lint',
  ruleId: 'E1',
  severity: 'error',
  message: 'No such property',
  template: 'template.yaml',
  resource: 'Bucket',
  line: 3,
};
const starter: Starter = {
  name: 'bucket',
  title: 'Encrypted bucket',
  description: 'A bucket that keeps its secrets',
  version: '1.0.0',
  type: 'CFN',
  files: [
    { path: 'template.yaml', size: 40 },
    { path: 'README.md', size: 6 },
  ],
};

const cdkStarter: Starter = {
  ...starter,
  name: 'fan',
  title: 'Event fan-out',
  description: 'A topic and its queues',
  type: 'CDK',
  files: [
    { path: 'package.json', size: 40 },
    { path: 'README.md', size: 6 },
  ],
};

type Validate = PatternsApi['validateTemplate'];

export function clean(): ReturnType<Validate> {
  return Promise.resolve({ findings: [], passed: true, durationMs: 1 });
}

export function createApi() {
  return {
    listStarters: async () => ({ items: [starter, cdkStarter] }),
    getStarterFile: jest.fn(
      async (_name: string, path: string) =>
        new Blob([path === 'README.md' ? '# Read' : template]),
    ),
    validateTemplate: jest.fn<ReturnType<Validate>, Parameters<Validate>>(
      clean,
    ),
    getVersion: async () => ({ files: starter.files }),
    getFile: async (_ref: unknown, path: string) =>
      new Blob([path === 'README.md' ? '# Earlier' : template]),
  };
}

export function renderContent(
  value?: Partial<PatternContentValue>,
  api = createApi(),
  uiSchema = {},
) {
  const rendered = renderField(PatternContentField, {
    api: api as unknown as PatternsApi,
    value: value as PatternContentValue,
    uiSchema,
  });
  return { ...rendered, api, user: userEvent.setup() };
}

export async function findEditor(path = 'template.yaml'): Promise<EditorView> {
  const name = `Editor of ${path}`;
  return EditorView.findFromDOM(await screen.findByRole('textbox', { name }))!;
}

export async function write(text: string) {
  const view = await findEditor();
  act(() =>
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
    }),
  );
}

export const paste = (text: string): PatternContentValue => ({
  source: 'paste',
  files: { 'template.yaml': { text } },
});
