import type { EditorLanguage } from '../../components/TemplateEditor';
import { extensionOf } from './contentFiles';

const languages: Record<string, EditorLanguage> = {
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
};

/** The language in which a file is highlighted, by its name. */
export function languageOf(path: string): EditorLanguage {
  const extension = extensionOf(path);
  return Object.hasOwn(languages, extension) ? languages[extension] : 'text';
}
