import { useEffect, useState } from 'react';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { StreamLanguage } from '@codemirror/language';
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
    // A grammar of programs would be a fifth of all that the plugin loads.
    import('@codemirror/legacy-modes/mode/javascript').then(
      ({ javascript, typescript }) => {
        const extension = StreamLanguage.define(
          language === 'typescript' ? typescript : javascript,
        );
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
