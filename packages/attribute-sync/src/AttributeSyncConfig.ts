/** Where attributes are brought to. @public */
export type AttributeSyncConfig = {
  target: 'tags' | 'appregistry';
  region: string;
  tags: TagsConfig;
  appRegistry: AppRegistryConfig;
};

/** Settings of the target `tags`. @public */
export type TagsConfig = { maxTagOptions: number };

/** Settings of the target `appregistry`. @public */
export type AppRegistryConfig = { maxGroups: number; takeOver: string[] };
