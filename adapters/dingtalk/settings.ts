// What the composition root tells the DingTalk adapter: the app's credentials, where DingTalk is, and the card template.

export interface DingtalkSettings {
  readonly clientId: string
  readonly clientSecret: string
  /** `https://api.dingtalk.com` unless a private deployment or a test says otherwise; no slash at the end. */
  readonly apiUrl: string
  /** `https://oapi.dingtalk.com`, the older API: directory and uploads. */
  readonly oapiUrl: string
  /** Without one the client id, which is the robot code of an internal app. */
  readonly robotCode?: string | undefined
  /** The company's own copy of the template in docs/connect/dingtalk.md; without it everything goes by message and link. */
  readonly cardTemplateId?: string | undefined
}
