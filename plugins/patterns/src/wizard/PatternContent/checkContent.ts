import type {
  FieldProblem,
  PatternType,
} from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../../components/shared/formatBytes';
import type { ContentFiles, PatternContentValue } from '../wizardFormData';
import {
  checkFilePath,
  templatePathOf,
  textOf,
  totalSize,
} from './contentFiles';
import { MAX_CONTENT_BYTES, MAX_CONTENT_FILES } from './contentLimits';
import { checkPackage } from './checkPackage';
import { checkRepositoryUrl } from './checkRepositoryUrl';
import { checkTemplateText } from './templateSyntax';

/**
 * The rule that keeps a person on the step, or undefined. Findings do not: the
 * gate on the server decides about them.
 */
export function checkContent(
  content: Partial<PatternContentValue> = {},
  type: PatternType = 'CFN',
): FieldProblem | undefined {
  const { source = 'starter', files = {}, url = '' } = content;
  if (source === 'repository') return checkRepositoryUrl(url, type);
  if (Object.keys(files).length === 0) return missingFiles(source, type);
  return (
    checkFiles(files, type) ??
    (type === 'CDK'
      ? checkPackage(files)
      : checkTemplateText(textOf(files[templatePathOf(files)])))
  );
}

/** The rule that a set of files breaks, whatever they say, or undefined. */
export function checkFiles(
  files: ContentFiles,
  type: PatternType,
): FieldProblem | undefined {
  const most = MAX_CONTENT_FILES[type];
  const paths = Object.keys(files);
  if (paths.length > most) {
    return {
      field: 'files',
      rule: `are at most ${most}`,
      fix: 'remove some, or submit from a repository',
    };
  }
  const size = totalSize(files);
  if (size > MAX_CONTENT_BYTES) {
    return {
      field: 'files',
      rule: `have at most ${formatBytes(MAX_CONTENT_BYTES)} together`,
      fix: `remove ${formatBytes(
        size - MAX_CONTENT_BYTES,
      )}, or submit from a repository`,
    };
  }
  return paths.map(checkFilePath).find(problem => problem !== undefined);
}

function missingFiles(
  source: PatternContentValue['source'],
  type: PatternType,
): FieldProblem {
  const fix = {
    starter: 'choose a starter',
    paste: 'paste it into the editor',
    upload:
      type === 'CDK'
        ? 'upload its folder, or an archive of it'
        : 'upload a file such as template.yaml',
    version: 'wait until the files of that version are loaded',
    repository: 'give its address',
  }[source];
  const field = type === 'CDK' ? 'package' : 'template';
  return { field, rule: 'is required', fix };
}
