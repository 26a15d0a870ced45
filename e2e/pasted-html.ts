/** HTML as programs put it on the clipboard: written for these tests in the way in which each of them writes. */

/** Word for Windows: conditional comments, styles of its own, lists that are paragraphs. */
export const FROM_WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @font-face {font-family:"MS Mincho";} p.MsoNormal {margin:0mm; font-size:10.5pt; font-family:"Century",serif;} @list l0 {mso-list-id:1;} --></style></head>
<body lang=JA style='tab-interval:42.0pt;word-wrap:break-word'><!--StartFragment-->
<h1><span style='font-family:"MS Gothic"'>転入の届け出<o:p></o:p></span></h1>
<p class=MsoNormal><span style='font-family:"MS Mincho",serif'>引っ越してから</span><b><span style='color:red'>14</span></b><b><span>日以内</span></b><span>に、</span><a href="https://www.example.jp/tennyu"><span
style='color:blue'>市のサイト</span></a><span>を見てください。<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h3>持ち物</h3>
<p class=MsoListParagraph style='margin-left:22.0pt;text-indent:-22.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>在留カード<o:p></o:p></span></p>
<p class=MsoListParagraph style='margin-left:22.0pt;text-indent:-22.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>パスポート（家族全員の分）<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>窓口で番号札を取る<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>書類を書く<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0'><td width=189 valign=top style='width:141.6pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>窓口<o:p></o:p></b></p></td><td width=189><p class=MsoNormal>時間<o:p></o:p></p></td></tr>
 <tr style='mso-yfti-irow:1'><td><p class=MsoNormal>市民課<o:p></o:p></p></td><td><p class=MsoNormal>8時45分から<o:p></o:p></p></td></tr>
 <tr style='mso-yfti-irow:2'><td><p class=MsoNormal>出張所<o:p></o:p></p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr>
</table>
<p class=MsoNormal><ruby lang=JA><rb>手紙</rb><rp>(</rp><rt style='font-size:5.0pt'>てがみ</rt><rp>)</rp></ruby>を お<ruby><rb>持</rb><rt>も</rt></ruby>ちください。<span style='mso-hide:all;display:none'>隠れた文</span><!-- [コメント] --></p>
<!--EndFragment--></body></html>`;

/** Google Docs: everything in a `<b>` that is not bold, weights in styles, lists in lists. */
export const FROM_GOOGLE = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400;">ふつうの文と</span><span style="font-size:11pt;font-weight:700;">太い文</span></p><ul><li dir="ltr"><p role="presentation"><span style="font-weight:400">一つ</span></p></li><li><p><span>二つ</span></p><ul><li><p>中の一つ</p></li></ul></li></ul></b>`;

/** A web page: layout in divisions, line breaks, merged cells, a picture, a link to this portal. */
export const FROM_WEB = `<div class="main"><h1 id="top"><a name="x"></a>ごみの出し方</h1><div><p>一行目<br>二行目 <a href="https://portal.example.jp/kanazawa/vi/guide/move-in">引っ越し</a></p><img src="https://tracker.example/pixel.gif"></div>
<table><thead><tr><th>曜日</th><th>もの</th><th>もの2</th></tr></thead><tbody><tr><td rowspan="2">月</td><td colspan="2">燃やすごみ</td></tr><tr><td>プラスチック</td><td>びん</td></tr></tbody></table>外の文</div>`;

export const HOSTILE = `<script>globalThis.wasRun = 1</script><img src=x onerror="globalThis.wasRun = 2"><iframe srcdoc="<script>parent.wasRun=3</script>"></iframe>
<svg onload="globalThis.wasRun = 4"><text>secret</text></svg><p onclick="globalThis.wasRun = 5"><a href="javascript:globalThis.wasRun=6">押してください</a><span hidden>secret</span><span style="display:none">secret</span> <a href="data:text/html,x">安全な文</a></p><style>p{background:url(https://tracker.example)}</style>`;
