import { useEffect, useState } from 'react';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';
import type { EditorLanguage } from './TemplateEditor';

const atHand: Partial<Record<EditorLanguage, Extension>> = {
  yaml: [yaml()],
  json: [json()],
  text: [],
};
const none: Extension = [];

/** The highlighting of a language; that of programs arrives a moment later. */
export function useEditorLanguage(language: EditorLanguage): Extension {
  const [loaded, setLoaded] = useState<{
    language: EditorLanguage;
    extension: Extension;
  }>();

  useEffect(() => {
    if (atHand[language]) return undefined;
    let isWanted = true;
    import('@codemirror/lang-javascript').then(
      ({ javascript }) => {
        const typescript = language === 'typescript';
        const extension = javascript({ typescript });
        if (isWanted) setLoaded({ language, extension });
      },
      // Without colours the text can still be written.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [language]);

  if (atHand[language]) return atHand[language];
  return loaded?.language === language ? loaded.extension : none;
}
