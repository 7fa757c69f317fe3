/** The implemented operations of Cognito user pools: one file each, exported under AWS's name. */
export { AdminAddUserToGroup } from './AdminAddUserToGroup';
export { AdminCreateUser } from './AdminCreateUser';
export { AdminDeleteUser } from './AdminDeleteUser';
export { AdminDisableUser } from './AdminDisableUser';
export { AdminEnableUser } from './AdminEnableUser';
export { AdminRemoveUserFromGroup } from './AdminRemoveUserFromGroup';
export { CreateGroup } from './CreateGroup';
export { DeleteGroup } from './DeleteGroup';
export { ListGroups } from './ListGroups';
export { ListUsers } from './ListUsers';
export { ListUsersInGroup } from './ListUsersInGroup';
