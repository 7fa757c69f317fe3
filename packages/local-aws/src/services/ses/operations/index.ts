export * from './CreateEmailIdentity';
export * from './DeleteEmailIdentity';
export * from './GetEmailIdentity';
export * from './SendEmail';
