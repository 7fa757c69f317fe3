export { ReviewsPage } from './ReviewsPage';
export { SubmissionsPage } from './SubmissionsPage';
