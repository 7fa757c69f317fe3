import type { VersionRef } from '@apo/backstage-plugin-patterns-common';

/** Where the template of a submission comes from. @public */
export type ContentSource =
  | 'starter'
  | 'paste'
  | 'upload'
  | 'repository'
  | 'version';

/** One file of a submission: UTF-8 text, or bytes in base64. @public */
export type ContentFile = { text: string } | { base64: string };

/** Files of a submission by their path in the bundle. @public */
export type ContentFiles = Record<string, ContentFile>;

/**
 * What the `PatternContent` field writes. `source` decides what counts: `url`
 * for `repository`, `files` for every other source. The rest is kept so that a
 * person who goes back loses nothing.
 * @public
 */
export type PatternContentValue = {
  source: ContentSource;
  starter?: string;
  files?: ContentFiles;
  url?: string;
  from?: VersionRef;
};

/**
 * The properties of a publishing template's form that the fields read from each
 * other. A template that uses the fields names its parameters so.
 * @public
 */
export type PatternFormData = {
  name?: string;
  version?: string;
  content?: Partial<PatternContentValue>;
  newVersion?: boolean;
};

/** The whole form behind a field; empty when the form gives none. */
export function toFormData(formContext: unknown): PatternFormData {
  const formData = (formContext as { formData?: unknown } | undefined)
    ?.formData;
  return typeof formData === 'object' && formData !== null ? formData : {};
}

/**
 * Whether a name may be that of an existing pattern: the form was opened for a
 * new version (`newVersion: true`), or starts from a version of that pattern.
 */
export function mayAddVersion(form: PatternFormData, name: string): boolean {
  return form.newVersion === true || form.content?.from?.patternName === name;
}

/**
 * Address of the same wizard, opened for a new version of a pattern with what
 * was typed so far. Files stay behind: an address has no room for them.
 */
export function newVersionHref(form: PatternFormData, name: string): string {
  const { content: _files, ...typed } = form;
  const formData = JSON.stringify({ ...typed, name, newVersion: true });
  return `${window.location.pathname}?${new URLSearchParams({ formData })}`;
}
