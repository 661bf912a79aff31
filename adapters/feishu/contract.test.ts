// The contract of every messenger, kept by the Feishu adapter against the loopback Feishu: long connection and signed HTTP.
import { describePlatform } from '../../test/contract/describe-platform.ts'
import { contractRig } from '../../test/emulators/feishu/rig.ts'

describePlatform('feishu over the long connection', contractRig('socket'))
describePlatform('feishu over signed HTTP', contractRig('http'))
