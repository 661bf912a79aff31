// Ant Design drops the styles of a control with the last one that is shown and writes them anew for the next form, which takes longer than the form itself: one of each stays, in no document.
import { Checkbox, Radio } from 'antd'
import Input from 'antd/es/input/Input'
import TextArea from 'antd/es/input/TextArea'
import { createRoot } from 'react-dom/client'
import { AntDesign } from '../../theme/ant-design.tsx'

createRoot(document.createElement('div')).render(
  <AntDesign>
    <Input />
    <TextArea />
    <Checkbox />
    <Radio />
  </AntDesign>,
)
