export { RecordsArchive, RecordsArchiveProps } from './RecordsArchive';
