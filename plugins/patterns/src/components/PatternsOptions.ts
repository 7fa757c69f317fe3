import { createContext, useContext } from 'react';

/** Settings of the pages. @public */
export type PatternsOptions = {
  /** Entity ref of the scaffolder template that publishes a CloudFormation pattern; empty for none. */
  publishTemplate: string;
  /** Entity ref of the scaffolder template that publishes a CDK pattern; empty for none. */
  publishCdkTemplate: string;
  /** Entity ref of the scaffolder template that makes an app that uses a CDK pattern; empty for none. */
  useCdkTemplate: string;
  /** Address of the guide that puts the portal on AWS; empty for none. */
  awsGuide: string;
  /** Rows a page of a list, 1 to 100. */
  pageSize: number;
};

/** What holds unless the app says otherwise. */
export const defaultPatternsOptions: PatternsOptions = {
  publishTemplate: 'template:default/publish-cfn-pattern',
  publishCdkTemplate: 'template:default/publish-cdk-pattern',
  useCdkTemplate: 'template:default/use-cdk-pattern',
  awsGuide: '',
  pageSize: 20,
};

const PatternsOptionsContext = createContext(defaultPatternsOptions);

/** Hands the settings to the pages beneath it. */
export const PatternsOptionsProvider = PatternsOptionsContext.Provider;

/** The settings of the pages. */
export function usePatternsOptions(): PatternsOptions {
  return useContext(PatternsOptionsContext);
}
