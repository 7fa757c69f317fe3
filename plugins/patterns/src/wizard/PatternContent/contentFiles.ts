import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';
import type { ContentFile, ContentFiles } from '../wizardFormData';
import { MAX_PATH_LENGTH } from './contentLimits';

/** How a file is shown and kept. */
export type FileKind = 'template' | 'markdown' | 'image' | 'other';

const templateNames = ['template.yaml', 'template.yml', 'template.json'];

/** Media types of the pictures that a pattern may bring. SVG can carry scripts, so it is not among them. */
export const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The part after the last dot, in lower case; empty without one. */
export function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1].toLocaleLowerCase('en-US') ?? '';
}

/** What a file is, by its name. */
export function kindOf(path: string): FileKind {
  if (/^[^/]+\.(ya?ml|json|template)$/i.test(path)) return 'template';
  const extension = extensionOf(path);
  if (extension === 'md') return 'markdown';
  return imageTypes[extension] ? 'image' : 'other';
}

/** The path of the template: the one there is, or `template.yaml` for one to be written. */
export function templatePathOf(files: ContentFiles): string {
  return (
    templateNames.find(name => name in files) ??
    Object.keys(files).find(path => kindOf(path) === 'template') ??
    templateNames[0]
  );
}

/** The text of a file; empty for a missing or a binary one. */
export function textOf(file: ContentFile | undefined): string {
  return file && 'text' in file ? file.text : '';
}

/** Size of a file's content, in bytes. */
export function sizeOf(file: ContentFile): number {
  if ('text' in file) return new TextEncoder().encode(file.text).length;
  const padding = /=*$/.exec(file.base64)![0].length;
  return (file.base64.length / 4) * 3 - padding;
}

/** Size of all files together, in bytes. */
export function totalSize(files: ContentFiles): number {
  return Object.values(files).reduce((sum, file) => sum + sizeOf(file), 0);
}

/** The rule that a path breaks, or undefined; a bundle takes no other paths. */
export function checkFilePath(path: string): FieldProblem | undefined {
  const problem = (rule: string): FieldProblem => ({
    field: path || 'file',
    rule,
    fix: 'use a relative path such as docs/README.md',
  });
  if (!path) return problem('has no name');
  if (path.length > MAX_PATH_LENGTH) {
    return problem(`is longer than ${MAX_PATH_LENGTH} characters`);
  }
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    return problem('is an absolute path');
  }
  if (path.includes('\\')) return problem('has a backslash');
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(path)) {
    return problem('has a control character');
  }
  if (path.split('/').some(part => ['', '.', '..'].includes(part))) {
    return problem('has an empty, . or .. part');
  }
  return undefined;
}
