export {
  TemplateEditor,
  type EditorLanguage,
  type TemplateEditorHandle,
  type TemplateEditorProps,
} from './TemplateEditor';
export { FindingsPanel, type FindingsPanelProps } from './FindingsPanel';
