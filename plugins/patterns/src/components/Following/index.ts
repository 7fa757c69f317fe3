export { FollowButton } from './FollowButton';
export { FollowingPage } from './FollowingPage';
